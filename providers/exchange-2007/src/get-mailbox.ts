import { directory } from '@tenantry/directory';
import { read } from '@tenantry/engine';
import { boolean, domainController, guid, list, optional, record, text, user } from '@tenantry/schema';

import { NoMailbox } from './errors.ts';
import { mailboxLimits } from './mailbox-limits.ts';
import { pending } from './pending.ts';

export const GetMailbox = read({
  summary: 'Reads the mailbox of a user.',
  source: 'dd278832',
  role: 'Users',
  input: {
    preferredDomainController: domainController(),
    path: user('LDAP path of the user.'),
  },
  output: {
    result: record('The mailbox.', {
      alias: text('E-mail alias.'),
      emailAddresses: list('value', text('One proxy address.'), {
        sentence: 'All proxy addresses; the primary SMTP address comes first.',
      }),
      addressListVisibilityDistinguishedName: optional(text('Where Outlook Web Access looks names up.')),
      owningOrganization: optional(text('LDAP path of the organization whose address lists show the user.')),
      offlineAddressBook: optional(text('DN of the offline address book.')),
      ...mailboxLimits,
      emailAddressPolicyEnabled: boolean('Whether e-mail address policies apply.'),
      database: text('LDAP path of the mailbox store.'),
      mailboxGuid: guid('GUID of the mailbox.'),
      legacyExchangeDN: text('Address of the mailbox inside the Exchange organization.'),
      enabled: boolean('False while the mailbox is disabled by DisableMailbox.'),
      primarySmtpAddress: text('Primary SMTP address.'),
    }),
  },
  errors: [NoMailbox],
  run: pending,
});
