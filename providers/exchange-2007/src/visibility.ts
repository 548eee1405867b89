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
  if (!entry || !(sameDn(entry.dn, owner.dn) || isBelow(entry.dn, owner.dn))) throw ForeignVisibility(requested);
  return entry.dn;
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
