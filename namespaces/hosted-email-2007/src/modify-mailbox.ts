import { composite } from '@tenantry/engine';
import { managedEmail } from '@tenantry/managed-email-2007/contract';
import {
  deliveryOptions,
  domainController,
  ldapPath,
  list,
  mailAlias,
  optional,
  proxyAddress,
  text,
  user,
} from '@tenantry/schema';

export const ModifyMailbox = composite({
  summary: 'Changes the mailbox of a user.',
  remarks:
    'Stamps the address lists of the organization anew at every call. Sizes come from plans: see ChangeUserPlanAssignment.',
  source: 'hosted-email-2007.yaml, known-faults.md A7',
  access: 'public',
  role: 'UserCreators',
  input: {
    preferredDomainController: domainController(),
    user: user('User with the mailbox.', { within: 'organization' }),
    alias: optional(mailAlias('E-mail alias.')),
    emailAddresses: optional(
      list('value', proxyAddress('One proxy address.'), {
        sentence: 'All proxy addresses; the first one is the primary SMTP address.',
        minItems: 1,
      }),
    ),
    addressListVisibilityDistinguishedName: optional(
      ldapPath('Base of directory look-ups in Outlook Web Access: the organization or the user, who is then alone.', {
        within: 'organization',
      }),
    ),
    offlineAddressBook: optional(
      text('LDAP path of the offline address book; only the one of the organization.', { maxLength: 4096 }),
    ),
    ...deliveryOptions,
  },

  async run({ input, call }) {
    await call(managedEmail.ModifyMailbox, input);
    return {};
  },
});
