import { type Attributes, type Directory, type Entry, isBelow, sameDn } from '@tenantry/directory';

import { pointers, pointerTo, targetOf, withoutPointer } from './pointers.ts';

/** What an organization points to, as far as recipients are concerned. */
export interface OwningOrganization {
  readonly dn: string;
  readonly globalAddressList: string | undefined;
  readonly addressList: string | undefined;
  readonly offlineAddressBook: string | undefined;
}

/** Reads the pointers of an organization as they are now. */
export async function readOwningOrganization(directory: Directory, path: string): Promise<OwningOrganization> {
  const { dn, attributes } = await directory.read(path, ['otherWellKnownObjects']);
  const values = attributes['otherWellKnownObjects'];
  return {
    dn,
    globalAddressList: targetOf(values, pointers.globalAddressList),
    addressList: targetOf(values, pointers.addressList),
    offlineAddressBook: targetOf(values, pointers.offlineAddressBook),
  };
}

/** Path of the organization that a recipient points to. */
export function ownerOf(attributes: Attributes): string | undefined {
  const dn = targetOf(attributes['otherWellKnownObjects'], pointers.owningOrganization);
  return dn === undefined ? undefined : `LDAP://${dn}`;
}

/** Whether a recipient belongs to the organization of a path: by its pointer, or by where it lies. */
export function belongsTo({ dn, attributes }: Entry, organization: string | undefined): boolean {
  if (organization === undefined) return false;
  const owner = ownerOf(attributes);
  const [own, wanted] = [owner ?? dn, organization].map((path) => path.replace(/^LDAP:\/\//i, ''));
  if (own === undefined || wanted === undefined) return false;
  return owner === undefined ? isBelow(own, wanted) : sameDn(own, wanted);
}

/**
 * Membership of a recipient in exactly the lists of its organization. Written at every change of a recipient:
 * the historical commands reset it (KB961991, KB952077), and tenant lists have no filter that could rebuild it.
 */
export function membershipIn(owner: OwningOrganization, hidden: boolean): string[] {
  if (hidden) return [];
  return [owner.globalAddressList, owner.addressList].filter((list) => list !== undefined);
}

/** The values of otherWellKnownObjects of a recipient that belongs to the organization. */
export function ownedBy(owner: OwningOrganization, present: readonly string[] | undefined): string[] {
  const owning = pointers.owningOrganization;
  return [...withoutPointer(present, owning), pointerTo(owning, owner.dn)];
}
