import { type Directory, isBelow, rdnValue, sameDn, splitDn } from '@tenantry/directory';
import { ForeignOfflineAddressBook, ForeignVisibility } from './errors.ts';
import type { OwningOrganization } from './owning-organization.ts';

/**
 * DN under which Outlook Web Access and ActiveSync look names up. They ignore the permissions of lists, so it may
 * never lie outside the organization (isolation.md R13).
 */
export async function visibilityIn(
  directory: Directory,
  owner: OwningOrganization,
  requested: string | undefined,
): Promise<string> {
  if (requested === undefined) return owner.dn;
  const entry = await directory.find(requested, ['objectClass']);
  if (!entry || !isInside(entry.dn, owner)) throw ForeignVisibility(requested);
  return entry.dn;
}

/** Whether a present value shows the organization, or a part of it, and nothing else. */
export async function isVisibilityIn(
  directory: Directory,
  owner: OwningOrganization,
  present: string | undefined,
): Promise<boolean> {
  if (present === undefined || !isInside(present, owner)) return false;
  return (await directory.find(present, ['objectClass'])) !== undefined;
}

function isInside(dn: string, owner: OwningOrganization): boolean {
  return sameDn(dn, owner.dn) || isBelow(dn, owner.dn);
}

/** DN of the offline address book that a request names: the one of the organization and no other. */
export function offlineAddressBookOf(owner: OwningOrganization, requested: string | undefined): string | undefined {
  const own = owner.offlineAddressBook;
  if (requested === undefined) return own;
  if (own === undefined || !names(requested, own)) throw ForeignOfflineAddressBook(requested);
  return own;
}

function names(requested: string, dn: string): boolean {
  const [rdn = ''] = splitDn(dn);
  if (requested.toLowerCase() === rdnValue(rdn).toLowerCase()) return true;
  return /^(LDAP:\/\/|CN\s*=)/i.test(requested) && sameDn(requested, dn);
}
