import { composite } from '@tenantry/engine';
import { managedEmail } from '@tenantry/managed-email-2007/contract';
import {
  byIdentity,
  changeableAddresses,
  changeableListing,
  domainController,
  group,
  groupDelivery,
  optional,
  user,
} from '@tenantry/schema';

export const ModifyDistributionList = composite({
  summary: 'Changes addresses, name in address lists, visibility and manager of a distribution list.',
  remarks:
    'An addition of Tenantry. What is not given stays. Stamps the address lists of the organization anew at every call.',
  access: 'public',
  role: 'UserCreators',
  input: {
    preferredDomainController: domainController(),
    group: group('LDAP path of the list.', { within: 'organization' }),
    managedBy: optional(byIdentity(user('Manager, one of the organization: LDAP path, UPN, SMTP address or account.'))),
    ...changeableAddresses,
    ...changeableListing,
    ...groupDelivery,
  },

  async run({ input, call }) {
    await call(managedEmail.ModifyDistributionList_, input);
    return {};
  },
});
