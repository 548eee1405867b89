import type { Attributes, Changes, Directory, Entry } from '@tenantry/directory';
import { boolean, type Given, list, mailAlias, optional, proxyAddress, text } from '@tenantry/schema';

import { requireFree } from './address-uniqueness.ts';
import { NoOwner } from './errors.ts';
import { toLimitAttributes } from './limit-attributes.ts';
import { isHidden, policiesExcluded } from './mailbox-entry.ts';
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

/** What can be changed of every mailbox. */
export const changeableFields = {
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
};

/** What a change has to know beside its input. */
export interface ChangeScope {
  readonly directory: Directory;
  /** Path of the organization that the mailbox lies in; counts where it has no pointer of its own. */
  readonly organization: string | undefined;
  lock(...keys: string[]): Promise<void>;
}

/** The changes that a request asks for; list membership is written anew every time. */
export async function mailboxChanges(
  { directory, organization, lock }: ChangeScope,
  entry: Entry,
  input: Given<typeof changeableFields>,
): Promise<Changes> {
  const { attributes } = entry;
  // An address that is given up stays held until the transaction ends: an undo gives it back.
  if (input.emailAddresses) await lock(...(attributes['proxyAddresses'] ?? []).map(addressLock));
  const ownerPath = ownerOf(attributes) ?? organization;
  if (ownerPath === undefined) throw NoOwner(entry.path);
  const owner = await readOwningOrganization(directory, ownerPath);
  const hidden = input.hiddenFromAddressListsEnabled ?? isHidden(attributes);
  return {
    ...(await addressChanges(directory, entry, input.emailAddresses)),
    ...(await visibilityChanges(directory, { owner, attributes }, input)),
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
}

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
