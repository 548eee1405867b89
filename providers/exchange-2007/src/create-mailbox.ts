import { randomUUID } from 'node:crypto';

import {
  type Attributes,
  applyChange,
  type Changes,
  changeOf,
  directory,
  entryLock,
  guidToOctets,
  undoChange,
} from '@tenantry/directory';
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

import { requireFree } from './address-uniqueness.ts';
import {
  AddressInvalid,
  AlreadyMailEnabled,
  ForeignOfflineAddressBook,
  ForeignVisibility,
  MailboxExists,
  ProxyAddressInUse,
  SizeTooLarge,
  StoreUnknown,
} from './errors.ts';
import { legacyNameOf } from './legacy-name.ts';
import { toLimitAttributes } from './limit-attributes.ts';
import { exchangeVersion, hasMailbox, policiesExcluded } from './mailbox-entry.ts';
import { mailboxLimits } from './mailbox-limits.ts';
import { readMailboxStore } from './mailbox-store.ts';
import { membershipIn, ownedBy, readOwningOrganization } from './owning-organization.ts';
import { addressLock, toProxyAddresses } from './proxy-addresses.ts';
import { offlineAddressBookOf, visibilityIn } from './visibility.ts';

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
    SizeTooLarge,
  ],
  changes: directory,
  locks: ({ path, emailAddresses }) => [entryLock(path), ...emailAddresses.map(addressLock)],

  async prepare({ input, use }) {
    const addresses = toProxyAddresses(input.emailAddresses);
    const entry = await use(directory).read(input.path);
    requireNoMail(entry.path, entry.attributes);
    await requireFree(use(directory), addresses.values, entry.guid);
    const store = await readMailboxStore(use(directory), input.database);
    const owner = await readOwningOrganization(use(directory), input.owningOrganization);
    const visibility = await visibilityIn(use(directory), owner, input.addressListVisibilityDistinguishedName);

    const mailboxGuid = randomUUID();
    const legacyExchangeDN = legacyNameOf(store.legacyRoot, input.alias, mailboxGuid);
    const changes: Changes = {
      ...store.attributes,
      ...recipientOfUser(entry.attributes),
      ...quotasOfStore,
      ...toLimitAttributes(input),
      mailNickname: [input.alias],
      mail: [addresses.primary],
      proxyAddresses: addresses.values,
      legacyExchangeDN: [legacyExchangeDN],
      msExchMailboxGuid: [guidToOctets(mailboxGuid)],
      msExchPoliciesExcluded: policiesExcluded(undefined, input.emailAddressPolicyEnabled),
      msExchQueryBaseDN: [visibility],
      msExchUseOAB: listOf(offlineAddressBookOf(owner, input.offlineAddressBook)),
      showInAddressBook: membershipIn(owner, input.hiddenFromAddressListsEnabled ?? false),
      otherWellKnownObjects: ownedBy(owner, entry.attributes['otherWellKnownObjects']),
    };
    return { change: changeOf(entry, changes), mailboxGuid, legacyExchangeDN };
  },

  async apply({ use }, { change, mailboxGuid, legacyExchangeDN }) {
    await applyChange(use(directory), change);
    return { mailboxGuid, legacyExchangeDN };
  },

  async undo({ use }, { change }) {
    await undoChange(use(directory), change);
  },
});

/** Attributes that only a mail-enabled object has. */
const signsOfMail = ['mailNickname', 'proxyAddresses', 'targetAddress', 'legacyExchangeDN'];

/** Without a quota of its own a mailbox has those of its store. */
const quotasOfStore: Changes = { mDBUseDefaults: ['TRUE'] };

const accountDisabled = 0x2;

function requireNoMail(path: string, attributes: Attributes): void {
  if (hasMailbox(attributes)) throw MailboxExists(path);
  if (signsOfMail.some((name) => attributes[name] !== undefined)) throw AlreadyMailEnabled(path);
}

/** Type values of a user mailbox (exchange-directory-model.md 8). */
function recipientOfUser(attributes: Attributes): Changes {
  const disabled = (Number(attributes['userAccountControl']?.[0] ?? 0) & accountDisabled) !== 0;
  return {
    msExchRecipientDisplayType: ['1073741824'],
    msExchRecipientTypeDetails: ['1'],
    msExchUserAccountControl: [disabled ? '2' : '0'],
    msExchVersion: [exchangeVersion],
  };
}

function listOf(value: string | undefined): string[] {
  return value === undefined ? [] : [value];
}
