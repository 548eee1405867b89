import { boolean, ldapPath, list, mailAlias, optional, proxyAddress, text } from '@tenantry/schema';

import { mailboxLimits } from './mailbox-limits.ts';

/** What can be changed of the addresses of a mailbox. */
export const changeableAddresses = {
  alias: optional(mailAlias('E-mail alias.')),
  emailAddresses: optional(
    list('value', proxyAddress('One proxy address.'), {
      sentence: 'All proxy addresses; the first one is the primary SMTP address.',
      minItems: 1,
    }),
  ),
};

/** What can be changed of who sees a mailbox and what it sees, and of its limits. */
export const changeableSight = {
  emailAddressPolicyEnabled: optional(boolean('Address policies apply.')),
  addressListVisibilityDistinguishedName: optional(
    ldapPath('Base of directory look-ups in Outlook Web Access: the organization or the user, who is then alone.', {
      within: 'organization',
    }),
  ),
  offlineAddressBook: optional(
    text('LDAP path of the offline address book; only the one of the organization.', { maxLength: 4096 }),
  ),
  ...mailboxLimits,
};
