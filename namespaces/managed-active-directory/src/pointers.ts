import { activeDirectory } from '@tenantry/active-directory/contract';
import type { Call } from '@tenantry/engine';

import { controllerOf, type DirectoryObject, readValues } from './directory-values.ts';
import { type WellKnownObject, wellKnownObjects } from './well-known-objects.ts';

/** Where the pointers of an object lead: LDAP paths by GUID, 32 hexadecimal digits in upper case. */
export type Pointers = ReadonlyMap<string, string>;

/** Reads the pointers of an organization or recipient. */
export async function readPointers(call: Call, object: DirectoryObject): Promise<Pointers> {
  const { otherWellKnownObjects } = await readValues(call, object, ['otherWellKnownObjects']);
  return parsePointers(otherWellKnownObjects);
}

/** The pointers in values of otherWellKnownObjects. */
export function parsePointers(values: readonly string[]): Pointers {
  return new Map(values.flatMap(parsePointer));
}

/** The object that a pointer leads to. */
export function targetOf(pointers: Pointers, object: WellKnownObject): string | undefined {
  return pointers.get(wellKnownObjects[object]);
}

/**
 * Finds a group of an organization by its pointer. Organizations of the historical system have no pointers to
 * the groups in their private container; there the begin of the name has to do.
 */
export async function findOwnGroup(
  call: Call,
  organization: DirectoryObject,
  group: WellKnownObject,
): Promise<string | undefined> {
  return ownGroupIn(call, organization, { pointers: await readPointers(call, organization), group });
}

/** The same where the pointers of the organization are known already. */
export async function ownGroupIn(
  call: Call,
  organization: DirectoryObject,
  { pointers, group }: { readonly pointers: Pointers; readonly group: WellKnownObject },
): Promise<string | undefined> {
  return targetOf(pointers, group) ?? (await findByName(call, { pointers, group, organization }));
}

async function findByName(
  call: Call,
  { pointers, group, organization }: { pointers: Pointers; group: WellKnownObject; organization: DirectoryObject },
): Promise<string | undefined> {
  const privateContainer = targetOf(pointers, 'Private');
  if (privateContainer === undefined) return undefined;
  const { objects } = await call(activeDirectory.Search, {
    path: privateContainer,
    filter: `(&(objectClass=group)(|(cn=${group})(cn=${group}@*)))`,
    propertyList: [{ name: 'cn' }],
    preferences: [
      { searchPref: 'ADS_SEARCHPREF_SEARCH_SCOPE', value: 'ADS_SCOPE_ONELEVEL' },
      { searchPref: 'ADS_SEARCHPREF_SIZE_LIMIT', value: '1' },
    ],
    ...controllerOf(organization),
  });
  return objects[0]?.path;
}

function parsePointer(value: string): [string, string][] {
  const [, guid, name] = /^B:32:([0-9A-F]{32}):(.+)$/is.exec(value) ?? [];
  return guid === undefined || name === undefined ? [] : [[guid.toUpperCase(), `LDAP://${name}`]];
}
