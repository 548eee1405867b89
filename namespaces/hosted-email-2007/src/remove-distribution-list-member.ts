import { composite } from '@tenantry/engine';
import { managedEmail } from '@tenantry/managed-email-2007/contract';
import { byIdentity, domainController, group, recipient } from '@tenantry/schema';

export const RemoveDistributionListMember = composite({
  summary: 'Takes a recipient out of a distribution list.',
  remarks:
    'An addition of Tenantry: Managed Active Directory::GroupRemove for whoever knows an address. A list may be a member of another one.',
  access: 'public',
  role: 'UserCreators',
  input: {
    preferredDomainController: domainController(),
    group: group('LDAP path of the list.', { within: 'organization' }),
    member: byIdentity(recipient('Recipient of the organization: LDAP path, UPN, SMTP address, account or alias.')),
  },

  async run({ input, call }) {
    await call(managedEmail.ChangeListMember_, { ...input, change: 'remove' });
    return {};
  },
});
