import { randomUUID } from 'node:crypto';

import { type Attributes, type Changes, type Directory, type Entry, guidToOctets } from '@tenantry/directory';
import {
  boolean,
  defaulted,
  domainController,
  type Given,
  guid,
  list,
  mailAlias,
  optional,
  organizationOf,
  parseGuid,
  proxyAddress,
  text,
  user,
} from '@tenantry/schema';

import { findHolders, refuseHeld } from './address-uniqueness.ts';
import { clientAccess } from './client-access.ts';
import { clientAccessChanges } from './client-access-changes.ts';
import { AlreadyMailEnabled, MailboxExists } from './errors.ts';
import { legacyNameOf } from './legacy-name.ts';
import { toLimitAttributes } from './limit-attributes.ts';
import { exchangeVersion, hasMailbox, policiesExcluded } from './mailbox-entry.ts';
import { mailboxLimits } from './mailbox-limits.ts';
import { readMailboxStore } from './mailbox-store.ts';
import { membershipIn, ownedBy, readOwningOrganization } from './owning-organization.ts';
import { toProxyAddresses } from './proxy-addresses.ts';
import { offlineAddressBookOf, visibilityIn } from './visibility.ts';

/** What every new mailbox is told first, in the order of the published elements. */
export const newMailboxFields = {
  preferredDomainController: domainController(),
  path: user('LDAP path of the user who gets the mailbox.', { within: 'organization' }),
  alias: mailAlias('E-mail alias.'),
  database: text('Mailbox store: LDAP path, DN or SERVER\\StorageGroup\\Store.'),
  emailAddresses: list('value', proxyAddress('One proxy address.'), {
    sentence: 'Proxy addresses; the first one is the primary SMTP address.',
    minItems: 1,
  }),
};

/** What every new mailbox may be told further. */
export const newMailboxOptions = {
  emailAddressPolicyEnabled: defaulted(boolean('Whether e-mail address policies apply. Default true.'), true),
  addressListVisibilityDistinguishedName: optional(
    text('Where Outlook Web Access looks names up: DN of the owning organization (default) or of the user himself.'),
  ),
  owningOrganization: organizationOf('path', 'Organization whose address lists show the user.'),
  offlineAddressBook: optional(
    text('Offline address book: name, DN or LDAP path. Default is the one of the owning organization.'),
  ),
  ...mailboxLimits,
  mailboxGuid: optional(
    guid('GUID that the mailbox is to have, chosen by the caller and used by nobody before. Default: a new one.'),
  ),
  ...clientAccess,
};

type Wanted = Given<typeof newMailboxFields> &
  Given<typeof newMailboxOptions> & {
    readonly owningOrganization: string;
    readonly emailAddressPolicyEnabled: boolean;
  };

/** A mailbox that a user is to get. */
export interface NewMailbox {
  readonly entry: Entry;
  readonly changes: Changes;
  readonly mailboxGuid: string;
  readonly legacyExchangeDN: string;
}

/** Everything that makes a mailbox of a user, decided before anything is written. */
export async function prepareMailbox(directory: Directory, input: Wanted): Promise<NewMailbox> {
  const addresses = toProxyAddresses(input.emailAddresses);
  const [entry, store, owner, holders] = await Promise.all([
    directory.read(input.path),
    readMailboxStore(directory, input.database),
    readOwningOrganization(directory, input.owningOrganization),
    findHolders(directory, addresses.values),
  ]);
  requireNoMail(entry.path, entry.attributes);
  refuseHeld(holders, addresses.values, entry.guid);
  const access = await clientAccessChanges(directory, entry.attributes, input);
  const visibility = await visibilityIn(directory, owner, input.addressListVisibilityDistinguishedName);

  const mailboxGuid = parseGuid(input.mailboxGuid ?? '') ?? randomUUID();
  const legacyExchangeDN = legacyNameOf(store.legacyRoot, input.alias, mailboxGuid);
  const changes: Changes = {
    ...store.attributes,
    ...recipientOfUser(entry.attributes),
    ...quotasOfStore,
    ...toLimitAttributes(input),
    ...access,
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
  return { entry, changes, mailboxGuid, legacyExchangeDN };
}

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
