import type { Call } from '@tenantry/engine';

import { NoDefaultPool, PoolWithoutServers, UnknownPool } from './errors.ts';
import { type Pool, type PoolPlace, readPools, readServers } from './pools.ts';
import { distributionPoint } from './virtual-directories.ts';

/** The pool that a request names, by name or by tag; neither means the default pool. */
export interface WantedPool {
  readonly OABCASPool?: string;
  readonly OABCASPoolTag?: string;
}

/** The virtual directories of all servers in a pool. */
export async function distributionPoints(
  call: Call,
  place: PoolPlace,
  wanted: WantedPool,
): Promise<{ virtualDirectories: string[] }> {
  const pool = choose(await readPools(call, place), wanted);
  const servers = await readServers(call, place, pool);
  if (servers.length === 0) throw PoolWithoutServers(pool.name);
  return { virtualDirectories: servers.map(({ name }) => distributionPoint(name)) };
}

function choose(pools: readonly Pool[], { OABCASPool, OABCASPoolTag }: WantedPool): Pool {
  if (OABCASPool !== undefined) {
    const named = pools.find(({ name }) => name.toLowerCase() === OABCASPool.toLowerCase());
    if (!named) throw UnknownPool(OABCASPool);
    return named;
  }
  if (OABCASPoolTag !== undefined) {
    const tagged = pools.find(({ tag }) => tag === OABCASPoolTag);
    if (!tagged) throw UnknownPool(OABCASPoolTag);
    return tagged;
  }
  const standard = pools.find(({ isDefault }) => isDefault);
  if (!standard) throw NoDefaultPool();
  return standard;
}
