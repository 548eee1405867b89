import { books, read } from '@tenantry/engine';
import { domainController, list, text } from '@tenantry/schema';

const selectServers = `
  select min(s.server) as server
  from resource_manager.store s
  where s.registered
  group by lower(s.server)
  order by lower(s.server)`;

export const QueryAllMailServers = read({
  summary: 'Lists the servers that have registered stores.',
  source: 'exchange-2007-resource-manager.yaml (dd252398)',
  access: 'public',
  role: 'DomainAdmin',
  input: { preferredDomainController: domainController() },
  output: { servers: list('server', text('NETBIOS name of a server.')) },

  async run({ use }) {
    const rows = await use(books).query<{ server: string }>(selectServers);
    return { servers: rows.map(({ server }) => server) };
  },
});
