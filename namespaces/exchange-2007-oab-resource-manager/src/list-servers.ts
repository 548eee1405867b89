import { books, read } from '@tenantry/engine';
import { guid, integer, list, record, text } from '@tenantry/schema';

const selectServers = `
  select s.name as "serverName", s.capacity, s.allocated,
    array(
      select a.organization::text
      from oab_resource_manager.allocation a
      where lower(a.server) = lower(s.name)
      order by a.organization
    ) as organizations
  from oab_resource_manager.server s
  order by lower(s.name)`;

export const ListServers_ = read({
  summary: 'Lists the servers of the pool with the organizations whose books they generate, by GUID.',
  input: {},
  output: {
    servers: list(
      'server',
      record('One server.', {
        serverName: text('NETBIOS name of the server.'),
        capacity: integer('Offline address books that it can hold.'),
        allocated: integer('Offline address books that are allocated on it.'),
        organizations: list('organization', guid('GUID of an organization.')),
      }),
    ),
  },

  async run({ use }) {
    type Server = { serverName: string; capacity: number; allocated: number; organizations: string[] };
    return { servers: await use(books).query<Server>(selectServers) };
  },
});
