import { books, write } from '@tenantry/engine';
import { domainController, list, objectName, record } from '@tenantry/schema';

import { ServerInUse } from './errors.ts';
import { poolLock } from './pool.ts';

const selectServer = `
  select s.name, s.capacity, s.allocated
  from oab_resource_manager.server s
  where lower(s.name) = lower($1)
  for update`;
const deleteServer = `
  delete from oab_resource_manager.server
  where lower(name) = lower($1)`;
const insertServer = `
  insert into oab_resource_manager.server (name, capacity)
  values ($1, $2)
  on conflict do nothing`;

export const RemoveResources = write({
  summary: 'Takes servers out of the pool.',
  remarks: 'No offline address book may be allocated on them. A server that is not in the pool is no error.',
  source: 'exchange-2007-oab-resource-manager.yaml (cmsu_wh_develop_api_webservcs_exoab-rm_removeresources)',
  access: 'public',
  role: 'DomainAdmin',
  input: {
    preferredDomainController: domainController(),
    servers: list('server', record('One server.', { serverName: objectName('NETBIOS name of the server.') }), {
      minItems: 1,
    }),
  },
  errors: [ServerInUse],
  changes: books,
  locks: () => [poolLock],

  async prepare({ input, use }) {
    const removed = [];
    for (const { serverName } of input.servers) {
      const [server] = await use(books).query<{ name: string; capacity: number; allocated: number }>(selectServer, [
        serverName,
      ]);
      if (!server) continue;
      if (server.allocated > 0) throw ServerInUse(server.name, String(server.allocated));
      removed.push({ name: server.name, capacity: server.capacity });
    }
    return { removed };
  },

  async apply({ use }, { removed }) {
    for (const { name } of removed) await use(books).query(deleteServer, [name]);
    return {};
  },

  async undo({ use }, { removed }) {
    for (const { name, capacity } of removed) await use(books).query(insertServer, [name, capacity]);
  },
});
