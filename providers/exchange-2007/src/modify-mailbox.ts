import {
  type Attributes,
  applyChange,
  type Changes,
  changeOf,
  type Directory,
  directory,
  type Entry,
  entryLock,
  undoChange,
} from '@tenantry/directory';
import { write } from '@tenantry/engine';
import { boolean, domainController, list, mailAlias, optional, proxyAddress, text, user } from '@tenantry/schema';

import { requireFree } from './address-uniqueness.ts';
import {
  AddressInvalid,
  ForeignOfflineAddressBook,
  ForeignVisibility,
  NoMailbox,
  NoOwner,
  ProxyAddressInUse,
  SizeTooLarge,
} from './errors.ts';
import { toLimitAttributes } from './limit-attributes.ts';
import { isHidden, policiesExcluded, readMailboxEntry } from './mailbox-entry.ts';
import { mailboxLimits } from './mailbox-limits.ts';
import {
  membershipIn,
  type OwningOrganization,
  ownedBy,
  ownerOf,
  readOwningOrganization,
} from './owning-organization.ts';
import { addressesOfOtherTypes, addressLock, toProxyAddresses } from './proxy-addresses.ts';
import { offlineAddressBookOf, visibilityIn } from './visibility.ts';

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
  errors: [
    NoMailbox,
    ProxyAddressInUse,
    AddressInvalid,
    ForeignOfflineAddressBook,
    ForeignVisibility,
    NoOwner,
    SizeTooLarge,
  ],
  changes: directory,
  locks: ({ path, emailAddresses = [] }) => [entryLock(path), ...emailAddresses.map(addressLock)],

  async prepare({ input, use, place, lock }) {
    const entry = await readMailboxEntry(use(directory), input.path);
    const { attributes } = entry;
    // An address that is given up stays held until the transaction ends: an undo gives it back.
    if (input.emailAddresses) await lock(...(attributes['proxyAddresses'] ?? []).map(addressLock));
    const ownerPath = ownerOf(attributes) ?? (await place('path')).organization?.path;
    if (ownerPath === undefined) throw NoOwner(entry.path);
    const owner = await readOwningOrganization(use(directory), ownerPath);
    const hidden = input.hiddenFromAddressListsEnabled ?? isHidden(attributes);
    const changes: Changes = {
      ...(await addressChanges(use(directory), entry, input.emailAddresses)),
      ...(await visibilityChanges(use(directory), { owner, attributes }, input)),
      ...toLimitAttributes(input),
      ...(input.alias === undefined ? {} : { mailNickname: [input.alias] }),
      ...(input.emailAddressPolicyEnabled === undefined
        ? {}
        : {
            msExchPoliciesExcluded: policiesExcluded(
              attributes['msExchPoliciesExcluded'],
              input.emailAddressPolicyEnabled,
            ),
          }),
      showInAddressBook: membershipIn(owner, hidden),
      otherWellKnownObjects: ownedBy(owner, attributes['otherWellKnownObjects']),
    };
    return changeOf(entry, changes);
  },

  async apply({ use }, change) {
    await applyChange(use(directory), change);
    return {};
  },

  async undo({ use }, change) {
    await undoChange(use(directory), change);
  },
});

async function addressChanges(
  handle: Directory,
  { guid, attributes }: Entry,
  requested: readonly string[] | undefined,
): Promise<Changes> {
  if (!requested) return {};
  const present = attributes['proxyAddresses'] ?? [];
  const { values, primary } = toProxyAddresses(requested);
  await requireFree(handle, values, guid);
  return { proxyAddresses: [...values, ...addressesOfOtherTypes(present, requested)], mail: [primary] };
}

async function visibilityChanges(
  handle: Directory,
  { owner, attributes }: { owner: OwningOrganization; attributes: Attributes },
  requested: { addressListVisibilityDistinguishedName?: string; offlineAddressBook?: string },
): Promise<Changes> {
  const changes: Record<string, readonly string[]> = {};
  const { addressListVisibilityDistinguishedName: base, offlineAddressBook: book } = requested;
  // Empty would show every organization, so a missing value is written, too.
  if (base !== undefined || attributes['msExchQueryBaseDN'] === undefined) {
    changes['msExchQueryBaseDN'] = [await visibilityIn(handle, owner, base)];
  }
  if (book !== undefined || attributes['msExchUseOAB'] === undefined) {
    const dn = offlineAddressBookOf(owner, book);
    if (dn !== undefined) changes['msExchUseOAB'] = [dn];
  }
  return changes;
}
