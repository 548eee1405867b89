import {
  type Directory,
  type Entry,
  escapeFilter,
  escapeRdnValue,
  isBelow,
  rdnValue,
  splitDn,
} from '@tenantry/directory';
import type { OrganizationPlace } from '@tenantry/engine';

import { IdentityAmbiguous, ObjectUnknown } from './errors.ts';
import { type Kind, readContainer } from './kinds.ts';
import { isOwnedBy, isUsableBy } from './ownership.ts';

/** Which object is meant, and for whom: without an organization for the hoster, who may name all. */
export interface Wanted {
  readonly kind: Kind;
  readonly identity: string;
  readonly organization: OrganizationPlace | undefined;
}

/** An object that the organization may use: its own, one of an organization above it, or one that belongs to nobody. */
export async function readUsable(directory: Directory, wanted: Wanted): Promise<Entry> {
  return readWhere(directory, wanted, isUsableBy);
}

/** An object that the organization may change: its own. */
export async function readOwn(directory: Directory, wanted: Wanted): Promise<Entry> {
  return readWhere(directory, wanted, isOwnedBy);
}

/** All objects of a kind that the organization may use, or that are its own. */
export async function listObjects(
  directory: Directory,
  { kind, organization }: Pick<Wanted, 'kind' | 'organization'>,
): Promise<Entry[]> {
  const base = await readContainer(directory, kind);
  const found: Entry[] = [];
  for await (const entry of directory.search({ base, filter: `(objectClass=${kind.objectClass})` })) {
    if (isUsableBy(entry, organization)) found.push(entry);
  }
  return found;
}

/** Name of an object: the value of its RDN. */
export function nameOf({ dn }: Pick<Entry, 'dn'>): string {
  return rdnValue(splitDn(dn)[0] ?? '');
}

async function readWhere(
  directory: Directory,
  { kind, identity, organization }: Wanted,
  isAllowed: typeof isUsableBy,
): Promise<Entry> {
  const found = await findNamed(directory, kind, identity);
  // An object of somebody else is as unknown as one that there is not: its name is nobody's business.
  const [entry, other] = found.filter((each) => isAllowed(each, organization));
  if (!entry) throw ObjectUnknown(kind.name, identity);
  if (other) throw IdentityAmbiguous(kind.name, identity);
  return entry;
}

async function findNamed(directory: Directory, kind: Kind, identity: string): Promise<readonly Entry[]> {
  const container = await readContainer(directory, kind);
  const inside = (entry: Entry | undefined) =>
    entry && hasClass(entry, kind.objectClass) && isBelow(entry.dn, container) ? [entry] : [];
  // The name comes first, also where it looks like something else.
  const named = inside(await directory.find(`CN=${escapeRdnValue(identity)},${container}`));
  if (named.length > 0) return named;
  const guid = /^\{?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\}?$/i.exec(identity)?.[1];
  if (guid !== undefined) return inside(await directory.find(`LDAP://<GUID=${guid}>`));
  if (/^(LDAP:\/\/.|CN\s*=\s*[^\s,])/i.test(identity)) return inside(await directory.find(identity));
  return findBy(directory, { kind, identity, container });
}

async function findBy(
  directory: Directory,
  { kind, identity, container }: { readonly kind: Kind; readonly identity: string; readonly container: string },
): Promise<Entry[]> {
  const found: Entry[] = [];
  if (!kind.soughtBy) return found;
  const filter = `(&(objectClass=${kind.objectClass})(${kind.soughtBy}=${escapeFilter(identity)}))`;
  for await (const entry of directory.search({ base: container, filter })) found.push(entry);
  return found;
}

function hasClass({ attributes }: Entry, objectClass: string): boolean {
  return attributes['objectClass']?.some((value) => value.toLowerCase() === objectClass.toLowerCase()) ?? false;
}
