import { type Directory, escapeRdnValue } from '@tenantry/directory';

import { AddressListExists, ListNameTaken, NoExchangeOrganization } from './errors.ts';
import { type containers, readContainer } from './exchange-organization.ts';
import type { OwnedObject } from './owned-object.ts';
import { type Pointer, pointers, pointerTo, targetOf } from './pointers.ts';

/** A kind of object that an organization has at most one of. */
export interface OwnedKind {
  /** As in a sentence: `a global address list`. */
  readonly title: string;
  readonly pointer: Pointer;
  readonly container: keyof typeof containers;
}

export const ownedKinds = {
  globalAddressList: {
    title: 'a global address list',
    pointer: pointers.globalAddressList,
    container: 'globalAddressLists',
  },
  addressList: { title: 'an address list', pointer: pointers.addressList, container: 'addressLists' },
  offlineAddressBook: {
    title: 'an offline address book',
    pointer: pointers.offlineAddressBook,
    container: 'offlineAddressLists',
  },
} as const satisfies Readonly<Record<string, OwnedKind>>;

/** Key under which requests hold the name of an object, which is unique in its container. */
export function nameLock(kind: OwnedKind, name: string): string {
  return `${kind.container}:${name.toLowerCase()}`;
}

/**
 * Where a new object goes and what points to it. Two first users of an organization may get here at once:
 * the caller holds the organization, so the second one finds the pointer of the first.
 */
export async function prepareOwned(
  directory: Directory,
  kind: OwnedKind,
  { organization, name }: { readonly organization: string; readonly name: string },
): Promise<Omit<OwnedObject, 'attributes'>> {
  const { path, attributes } = await directory.read(organization, ['otherWellKnownObjects']);
  const present = targetOf(attributes['otherWellKnownObjects'], kind.pointer);
  if (present !== undefined && (await directory.find(present, ['cn']))) throw AddressListExists(path, kind.title);

  const container = await readContainer(directory, kind.container);
  if (!(await directory.find(container, ['cn']))) throw NoExchangeOrganization();
  const dn = `CN=${escapeRdnValue(name)},${container}`;
  if (await directory.find(dn, ['cn'])) throw ListNameTaken(name);
  const stale = present === undefined ? [] : [pointerTo(kind.pointer, present)];
  return { dn, organization: path, pointer: pointerTo(kind.pointer, dn), stale };
}
