import { directory } from '@tenantry/directory';
import { write } from '@tenantry/engine';
import { boolean, domainController, list, mailAlias, optional, proxyAddress, text, user } from '@tenantry/schema';

import {
  AddressInvalid,
  ForeignOfflineAddressBook,
  ForeignVisibility,
  NoMailbox,
  NoOwner,
  ProxyAddressInUse,
} from './errors.ts';
import { mailboxLimits } from './mailbox-limits.ts';
import { pending } from './pending.ts';

export const ModifyMailbox = write({
  summary: 'Changes addresses, quotas, limits, offline address book and visibility of a mailbox.',
  remarks:
    'What is not given stays. Every call writes the list membership of the owning organization anew, which repairs a damaged one. Addresses replace all of their types; addresses of types that the list does not name (X500, EUM) stay.',
  source: 'dd279120',
  role: 'UserCreators',
  input: {
    preferredDomainController: domainController(),
    path: user('LDAP path of the user who has the mailbox.'),
    alias: optional(mailAlias('E-mail alias.')),
    emailAddresses: optional(
      list('value', proxyAddress('One proxy address.'), {
        sentence: 'Proxy addresses; the first one is the primary SMTP address.',
        minItems: 1,
      }),
    ),
    emailAddressPolicyEnabled: optional(boolean('Whether e-mail address policies apply.')),
    addressListVisibilityDistinguishedName: optional(
      text('Where Outlook Web Access looks names up: DN of the owning organization or of the user himself.'),
    ),
    offlineAddressBook: optional(text('Offline address book: name, DN or LDAP path.')),
    ...mailboxLimits,
  },
  errors: [NoMailbox, ProxyAddressInUse, AddressInvalid, ForeignOfflineAddressBook, ForeignVisibility, NoOwner],
  changes: directory,
  prepare: pending,
  apply: pending,
  undo: pending,
});
