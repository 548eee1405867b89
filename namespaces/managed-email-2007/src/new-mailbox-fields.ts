import { boolean, defaulted, ldapPath, list, optional, organizationOf, proxyAddress, text } from '@tenantry/schema';

import { mailboxLimits } from './mailbox-limits.ts';

/** Where a new mailbox is and how it is reached. */
export const mailboxAddress = {
  database: text('Store of the mailbox, SERVER\\StorageGroup\\MailStore or its LDAP path.', { maxLength: 4096 }),
  emailAddresses: list('value', proxyAddress('One proxy address.'), {
    sentence: 'Proxy addresses; the first one is the primary SMTP address.',
    minItems: 1,
  }),
};

/** Who sees a new mailbox and what it sees, and its limits. */
export const mailboxSight = {
  emailAddressPolicyEnabled: defaulted(
    boolean('Address policies apply. Default false: addresses come from requests only.'),
    false,
  ),
  addressListVisibilityDistinguishedName: optional(
    ldapPath(
      'Base of directory look-ups in Outlook Web Access: the organization (default) or the user, who is then alone.',
      { within: 'organization' },
    ),
  ),
  owningOrganization: organizationOf('user', 'Organization whose address lists show the user.'),
  offlineAddressBook: optional(
    text('LDAP path of the offline address book; only the one of the organization. It is the default.', {
      maxLength: 4096,
    }),
  ),
  ...mailboxLimits,
};
