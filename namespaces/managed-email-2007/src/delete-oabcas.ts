import { activeDirectory } from '@tenantry/active-directory/contract';
import { composite } from '@tenantry/engine';
import { domainController, list, objectName, text } from '@tenantry/schema';
import { controllerOf } from './directory-values.ts';
import { ServerNotInPool, UnknownPool } from './errors.ts';
import { poolPlace, poolsLock, readPool, readServers } from './pools.ts';

export const DeleteOABCAS = composite({
  summary: 'Removes a client access server from a pool.',
  source: 'managed-email-2007.yaml (dd229926)',
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
    return { oabCASPool: pool.name, casServers: remaining.map(({ name }) => name) };
  },
});
