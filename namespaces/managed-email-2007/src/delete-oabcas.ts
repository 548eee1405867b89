import { activeDirectory } from '@tenantry/active-directory/contract';
import { composite } from '@tenantry/engine';
import { exchange } from '@tenantry/exchange-2007/contract';
import { domainController, list, objectName, text } from '@tenantry/schema';
import { controllerOf } from './directory-values.ts';
import { ServerNotInPool, UnknownPool } from './errors.ts';
import { poolPlace, poolsLock, readPool, readServers } from './pools.ts';
import { distributionPoint } from './virtual-directories.ts';

export const DeleteOABCAS = composite({
  summary: 'Removes a client access server from a pool.',
  remarks:
    'The offline address books of the pool are no longer offered by the server. The last server of a pool can go only when it offers none.',
  source: 'managed-email-2007.yaml (dd229926), known-faults.md D6',
  access: 'public',
  role: 'DomainAdmin',
  input: {
    preferredDomainController: domainController(),
    oabCASPool: objectName('Name of the pool.'),
    cas: objectName('Name of the server.'),
  },
  output: {
    oabCASPool: text('Name of the pool.'),
    casServers: list('serverName', text('A remaining server.')),
  },
  errors: [ServerNotInPool, UnknownPool],

  async run({ input, call, hosting, lock }) {
    const place = await poolPlace(hosting, input);
    await lock(poolsLock);
    const pool = await readPool(call, place, input.oabCASPool);
    const servers = await readServers(call, place, pool);
    const server = servers.find(({ name }) => name.toLowerCase() === input.cas.toLowerCase());
    if (!server) throw ServerNotInPool(input.cas, pool.name);

    await call(activeDirectory.DeleteObject, { ...controllerOf(input), path: server.path });
    const remaining = servers.filter((candidate) => candidate !== server);
    await call(exchange.ChangeDistributionPoints_, {
      ...controllerOf(input),
      former: servers.map(({ name }) => distributionPoint(name)),
      virtualDirectories: remaining.map(({ name }) => distributionPoint(name)),
    });
    return { oabCASPool: pool.name, casServers: remaining.map(({ name }) => name) };
  },
});
