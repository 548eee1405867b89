import { composite } from '@tenantry/engine';
import {
  boolean,
  domainController,
  guid,
  ldapPath,
  list,
  mailAlias,
  optional,
  organizationOf,
  proxyAddress,
  text,
  user,
} from '@tenantry/schema';

import { AddressOfForeignDomain, ForeignAddressBook } from './errors.ts';
import { mailboxLimits } from './mailbox-limits.ts';

export const CreateMailbox = composite({
  summary: 'Gives an existing user a mailbox.',
  remarks:
    'Addresses have to lie in domains that the organization owns. Without an alias the local part of the primary address is taken.',
  source: 'managed-email-2007.yaml (dd278729)',
  access: 'public',
  role: 'UserCreators',
  input: {
    preferredDomainController: domainController(),
    user: user('User who gets the mailbox.', { within: 'organization' }),
    alias: optional(mailAlias('E-mail alias. Default: local part of the primary address.')),
    database: text('Store of the mailbox, SERVER\\StorageGroup\\MailStore or its LDAP path.', { maxLength: 4096 }),
    emailAddresses: list('value', proxyAddress('One proxy address.'), {
      sentence: 'Proxy addresses; the first one is the primary SMTP address.',
      minItems: 1,
    }),
    emailAddressPolicyEnabled: optional(
      boolean('Address policies apply. Default false: addresses come from requests only.'),
    ),
    addressListVisibilityDistinguishedName: optional(
      ldapPath(
        'Base of directory look-ups in Outlook Web Access: the organization (default) or the user, who is then alone.',
        {
          within: 'organization',
        },
      ),
    ),
    owningOrganization: organizationOf('user', 'Organization whose address lists show the user.'),
    offlineAddressBook: optional(
      text('LDAP path of the offline address book; only the one of the organization. It is the default.', {
        maxLength: 4096,
      }),
    ),
    ...mailboxLimits,
  },
  output: {
    mailboxGuid: guid('Names the mailbox for its whole life.'),
  },
  errors: [AddressOfForeignDomain, ForeignAddressBook],

  async run(): Promise<never> {
    throw new Error('not written yet');
  },
});
