import type { Changes, Directory, Entry } from '@tenantry/directory';
import { boolean, changeableAddresses, type changeableListing, type Given, optional } from '@tenantry/schema';

import { requireFree } from './address-uniqueness.ts';
import { NoOwner } from './errors.ts';
import { isHidden, policiesExcluded } from './mailbox-entry.ts';
import {
  membershipIn,
  type OwningOrganization,
  ownedBy,
  ownerOf,
  readOwningOrganization,
} from './owning-organization.ts';
import { addressesOfOtherTypes, addressLock, toProxyAddresses } from './proxy-addresses.ts';

/** What can be changed of the addresses of everything that has some. */
export const changeableRecipient = {
  ...changeableAddresses,
  emailAddressPolicyEnabled: optional(boolean('Whether e-mail address policies apply.')),
};

/** What a change has to know beside its input. */
export interface ChangeScope {
  readonly directory: Directory;
  /** Path of the organization that the recipient lies in; counts where it has no pointer of its own. */
  readonly organization: string | undefined;
  lock(...keys: string[]): Promise<void>;
}

/** The organization whose lists show a recipient. */
export async function readOwner({ directory, organization }: ChangeScope, entry: Entry): Promise<OwningOrganization> {
  const path = ownerOf(entry.attributes) ?? organization;
  if (path === undefined) throw NoOwner(entry.path);
  return readOwningOrganization(directory, path);
}

/** The changes that a request asks for; list membership is written anew every time. */
export async function recipientChanges(
  { directory, lock }: ChangeScope,
  entry: Entry,
  {
    owner,
    ...input
  }: Given<typeof changeableRecipient> & Given<typeof changeableListing> & { readonly owner: OwningOrganization },
): Promise<Changes> {
  const { attributes } = entry;
  const { alias, displayName, emailAddresses, emailAddressPolicyEnabled, hiddenFromAddressListsEnabled } = input;
  // An address that is given up stays held until the transaction ends: an undo gives it back.
  if (emailAddresses) await lock(...(attributes['proxyAddresses'] ?? []).map(addressLock));
  const hidden = hiddenFromAddressListsEnabled ?? isHidden(attributes);
  return {
    ...(await addressChanges(directory, entry, emailAddresses)),
    ...(alias === undefined ? {} : { mailNickname: [alias] }),
    ...(displayName === undefined ? {} : { displayName: [displayName] }),
    ...(hiddenFromAddressListsEnabled === undefined ? {} : { msExchHideFromAddressLists: hidden ? ['TRUE'] : [] }),
    ...(emailAddressPolicyEnabled === undefined
      ? {}
      : { msExchPoliciesExcluded: policiesExcluded(attributes['msExchPoliciesExcluded'], emailAddressPolicyEnabled) }),
    showInAddressBook: membershipIn(owner, hidden),
    otherWellKnownObjects: ownedBy(owner, attributes['otherWellKnownObjects']),
  };
}

async function addressChanges(
  directory: Directory,
  { guid, attributes }: Entry,
  requested: readonly string[] | undefined,
): Promise<Changes> {
  if (!requested) return {};
  const present = attributes['proxyAddresses'] ?? [];
  const { values, primary } = toProxyAddresses(requested);
  await requireFree(directory, values, guid);
  return { proxyAddresses: [...values, ...addressesOfOtherTypes(present, requested)], mail: [primary] };
}
