import { composite } from '@tenantry/engine';
import { domainController, list, objectName, optional, record, text } from '@tenantry/schema';

import { UnknownPool } from './errors.ts';
import { poolPlace, readPool, readServers } from './pools.ts';
import { distributionPoint, findVirtualDirectory } from './virtual-directories.ts';

export const GetOABCAS = composite({
  summary: 'Lists the servers of a pool.',
  source: 'managed-email-2007.yaml (dd252272)',
  access: 'public',
  role: 'DomainAdmin',
  input: {
    preferredDomainController: domainController(),
    oabCASPool: objectName('Name of the pool.'),
  },
  output: {
    poolTag: text('Free text.'),
    servers: list(
      'server',
      record('One server.', {
        name: text('Name of the server.'),
        distributionPoint: text('Distribution point on the server.'),
        externalUrl: optional(text('External URL of the distribution point.')),
        pollInterval: optional(text('Minutes between polls of the generation server.')),
      }),
    ),
  },
  errors: [UnknownPool],

  async run({ input, call, hosting }) {
    const place = await poolPlace(hosting, input);
    const pool = await readPool(call, place, input.oabCASPool);

    const servers = [];
    for (const { name } of await readServers(call, place, pool)) {
      const directory = await findVirtualDirectory(call, place, name);
      servers.push({ name, distributionPoint: distributionPoint(name), ...directory?.settings });
    }
    return { poolTag: pool.tag, servers };
  },
});
