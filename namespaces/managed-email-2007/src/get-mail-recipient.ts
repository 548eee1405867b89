import { composite } from '@tenantry/engine';
import { exchange } from '@tenantry/exchange-2007/contract';
import {
  contactSummary,
  domainController,
  groupDelivery,
  groupSummary,
  recipient,
  recipientDetails,
  recipientSummary,
} from '@tenantry/schema';

export const GetMailRecipient_ = composite({
  summary: 'Returns what a mail contact or a mail-enabled group is as a recipient.',
  remarks: 'An addition of Tenantry.',
  role: 'CSRAdmins',
  input: {
    preferredDomainController: domainController(),
    recipient: recipient('LDAP path of the contact or group.', { within: 'organization' }),
  },
  output: { ...recipientSummary, ...contactSummary, ...groupSummary, ...recipientDetails, ...groupDelivery },

  async run({ input, call }) {
    const { result } = await call(exchange.GetMailRecipient_, { ...input, path: input.recipient });
    return result;
  },
});
