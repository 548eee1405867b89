import { composite } from '@tenantry/engine';
import { managedEmail } from '@tenantry/managed-email-2007/contract';
import {
  domainController,
  group,
  groupDelivery,
  groupSummary,
  recipientDetails,
  recipientSummary,
} from '@tenantry/schema';

export const GetDistributionList = composite({
  summary: 'Returns a distribution list or mail-enabled group.',
  remarks: 'An addition of Tenantry. ListDistributionListMembers tells who is in it.',
  access: 'public',
  role: 'CSRAdmins',
  input: {
    preferredDomainController: domainController(),
    group: group('LDAP path of the list.', { within: 'organization' }),
  },
  output: { ...recipientSummary, ...groupSummary, ...recipientDetails, ...groupDelivery },

  async run({ input, call }) {
    return call(managedEmail.GetMailRecipient_, { ...input, recipient: input.group });
  },
});
