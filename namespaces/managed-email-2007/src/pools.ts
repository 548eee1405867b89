import { activeDirectory } from '@tenantry/active-directory/contract';
import type { Call, OrganizationPlace } from '@tenantry/engine';

import { controllerOf, escapeFilter, nameIn, readValues, type Values, valuesOf } from './directory-values.ts';
import { NotInitialized, UnknownPool } from './errors.ts';
import { pointedTo } from './pointers.ts';

// Pools are containers in CN=OAB CAS Pools below the private container of the hosting organization; the tag is the
// description, each server is a container below. Which pool is the default says a pointer of the hosting
// organization, so there is never more than one.

/** A pool of client access servers. */
export interface Pool {
  readonly path: string;
  readonly name: string;
  readonly isDefault: boolean;
  readonly tag: string;
}

/** A server in a pool. */
export interface PoolServer {
  readonly path: string;
  readonly name: string;
}

/** Where pools are, and the controller to ask. */
export interface PoolPlace {
  readonly hosting: OrganizationPlace;
  readonly preferredDomainController?: string | undefined;
}

/** Held while pools are changed, so that names and the default stay unique. */
export const poolsLock = 'oabCASPools';

/** Most servers of one pool (field report on the historical system). */
export const serversMaximum = 128;

/** Name of the container of the pools. */
export const poolsName = 'OAB CAS Pools';

/** The place of the pools. Throws when the directory has not been initialized for hosting. */
export async function poolPlace(
  hosting: () => Promise<OrganizationPlace | undefined>,
  input: { readonly preferredDomainController?: string | undefined },
): Promise<PoolPlace> {
  const found = await hosting();
  if (!found) throw NotInitialized();
  return { hosting: found, ...controllerOf(input) };
}

/** All pools, by name. */
export async function readPools(call: Call, place: PoolPlace): Promise<Pool[]> {
  const { otherWellKnownObjects } = await readHosting(call, place);
  const base = await findPools(call, place);
  if (base === undefined) return [];

  const defaultPool = pointedTo(otherWellKnownObjects, 'defaultPool')?.toLowerCase();
  const objects = await childrenOf(call, place, { path: base, names: ['cn', 'description'] });
  return objects
    .map(({ path, values }) => ({
      path,
      name: values.cn[0] ?? '',
      isDefault: nameIn(path).toLowerCase() === defaultPool,
      tag: values.description[0] ?? '',
    }))
    .sort((one, other) => one.name.localeCompare(other.name, 'en'));
}

/** The pool of this name. Throws when there is none. */
export async function readPool(call: Call, place: PoolPlace, name: string): Promise<Pool> {
  const pools = await readPools(call, place);
  const pool = pools.find((candidate) => candidate.name.toLowerCase() === name.toLowerCase());
  if (!pool) throw UnknownPool(name);
  return pool;
}

/** The servers of a pool, by name. */
export async function readServers(call: Call, place: PoolPlace, pool: Pool): Promise<PoolServer[]> {
  const objects = await childrenOf(call, place, { path: pool.path, names: ['cn'] });
  return objects
    .map(({ path, values }) => ({ path, name: values.cn[0] ?? '' }))
    .sort((one, other) => one.name.localeCompare(other.name, 'en'));
}

/** The pointers of the hosting organization. */
export function readHosting(call: Call, place: PoolPlace): Promise<Values<'otherWellKnownObjects'>> {
  return readValues(call, { path: place.hosting.path, ...controllerOf(place) }, ['otherWellKnownObjects']);
}

/** The container that pools are in. */
export async function privateContainer(call: Call, place: PoolPlace): Promise<string> {
  const { otherWellKnownObjects } = await readHosting(call, place);
  const name = pointedTo(otherWellKnownObjects, 'private');
  if (name === undefined) throw NotInitialized();
  return `LDAP://${name}`;
}

async function findPools(call: Call, place: PoolPlace): Promise<string | undefined> {
  const filter = `(cn=${escapeFilter(poolsName)})`;
  const path = await privateContainer(call, place);
  const [found] = await childrenOf(call, place, { path, filter, names: ['cn'] });
  return found?.path;
}

async function childrenOf<const Name extends string>(
  call: Call,
  place: PoolPlace,
  wanted: { readonly path: string; readonly filter?: string; readonly names: readonly Name[] },
): Promise<{ path: string; values: Values<Name> }[]> {
  const { objects } = await call(activeDirectory.Search, {
    path: wanted.path,
    filter: wanted.filter ?? '(objectClass=container)',
    propertyList: wanted.names.map((name) => ({ name })),
    preferences: [{ searchPref: 'ADS_SEARCHPREF_SEARCH_SCOPE', value: 'ADS_SCOPE_ONELEVEL' }],
    ...controllerOf(place),
  });
  return objects.map(({ path, properties }) => ({ path, values: valuesOf(properties, wanted.names) }));
}
