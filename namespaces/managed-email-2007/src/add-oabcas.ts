import { activeDirectory } from '@tenantry/active-directory/contract';
import { composite } from '@tenantry/engine';
import { exchange } from '@tenantry/exchange-2007/contract';
import { domainController, objectName } from '@tenantry/schema';
import { controllerOf } from './directory-values.ts';
import { PoolFull, ServerInPool, UnknownClientAccessServer, UnknownPool } from './errors.ts';
import { poolPlace, poolsLock, readPool, readServers, serversMaximum } from './pools.ts';
import { distributionPoint, findVirtualDirectory } from './virtual-directories.ts';

export const AddOABCAS = composite({
  summary: 'Adds a client access server to a pool.',
  remarks: 'A pool takes at most 128 servers. All offline address books of the pool are offered by the server, too.',
  source: 'managed-email-2007.yaml (dd251577, dd252272), known-faults.md D6',
  access: 'public',
  role: 'DomainAdmin',
  input: {
    preferredDomainController: domainController(),
    oabCASPool: objectName('Name of the pool.'),
    cas: objectName('Name of the server.'),
  },
  errors: [PoolFull, ServerInPool, UnknownClientAccessServer, UnknownPool],

  async run({ input, call, hosting, lock }) {
    const place = await poolPlace(hosting, input);
    await lock(poolsLock);
    const pool = await readPool(call, place, input.oabCASPool);
    const servers = await readServers(call, place, pool);
    if (servers.some(({ name }) => name.toLowerCase() === input.cas.toLowerCase())) {
      throw ServerInPool(input.cas, pool.name);
    }
    if (servers.length >= serversMaximum) throw PoolFull(pool.name, String(serversMaximum));
    if (!(await findVirtualDirectory(call, place, input.cas))) throw UnknownClientAccessServer(input.cas);

    await call(activeDirectory.CreateObject, {
      ...controllerOf(input),
      class: 'container',
      container: pool.path,
      name: `CN=${input.cas}`,
    });
    const former = servers.map(({ name }) => distributionPoint(name));
    await call(exchange.ChangeDistributionPoints_, {
      ...controllerOf(input),
      former,
      virtualDirectories: [...former, distributionPoint(input.cas)],
    });
    return {};
  },
});
