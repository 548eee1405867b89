import { directory } from '@tenantry/directory';
import { write } from '@tenantry/engine';
import {
  boolean,
  defaulted,
  domainController,
  guid,
  list,
  mailAlias,
  optional,
  organizationOf,
  proxyAddress,
  text,
  user,
} from '@tenantry/schema';

import {
  AddressInvalid,
  AlreadyMailEnabled,
  ForeignOfflineAddressBook,
  ForeignVisibility,
  MailboxExists,
  NoOwner,
  ProxyAddressInUse,
  StoreUnknown,
} from './errors.ts';
import { mailboxLimits } from './mailbox-limits.ts';
import { pending } from './pending.ts';

export const CreateMailbox = write({
  summary: 'Mailbox-enables a user.',
  remarks:
    'The user is shown in the address lists that the owning organization points to at this time. An alias may repeat across organizations; an address may not.',
  source: 'dd278729, dd278950, dd251902',
  role: 'UserCreators',
  input: {
    preferredDomainController: domainController(),
    path: user('LDAP path of the user who gets the mailbox.', { within: 'organization' }),
    alias: mailAlias('E-mail alias.'),
    database: text('Mailbox store: LDAP path, DN or SERVER\\StorageGroup\\Store.'),
    emailAddresses: list('value', proxyAddress('One proxy address.'), {
      sentence: 'Proxy addresses; the first one is the primary SMTP address.',
      minItems: 1,
    }),
    emailAddressPolicyEnabled: defaulted(boolean('Whether e-mail address policies apply. Default true.'), true),
    addressListVisibilityDistinguishedName: optional(
      text('Where Outlook Web Access looks names up: DN of the owning organization (default) or of the user himself.'),
    ),
    owningOrganization: organizationOf('path', 'Organization whose address lists show the user.'),
    offlineAddressBook: optional(
      text('Offline address book: name, DN or LDAP path. Default is the one of the owning organization.'),
    ),
    ...mailboxLimits,
  },
  output: {
    mailboxGuid: guid('Names the mailbox for its whole life, whatever the user is called.'),
    legacyExchangeDN: text('Address of the mailbox inside the Exchange organization; never given twice.'),
  },
  errors: [
    MailboxExists,
    AlreadyMailEnabled,
    ProxyAddressInUse,
    AddressInvalid,
    StoreUnknown,
    ForeignOfflineAddressBook,
    ForeignVisibility,
    NoOwner,
  ],
  changes: directory,
  prepare: pending,
  apply: pending,
  undo: pending,
});
