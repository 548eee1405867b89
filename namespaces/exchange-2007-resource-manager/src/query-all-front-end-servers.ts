import { books, read } from '@tenantry/engine';
import { domainController, list, text } from '@tenantry/schema';

import { listFrontEndServers } from './front-end-servers.ts';

export const QueryAllFrontEndServers = read({
  summary: 'Lists the registered front-end servers.',
  source: 'exchange-2007-resource-manager.yaml (dd251680)',
  access: 'public',
  role: 'DomainAdmin',
  input: { preferredDomainController: domainController() },
  output: { servers: list('server', text('NETBIOS name of a server.')) },

  async run({ use }) {
    return { servers: await listFrontEndServers(use(books)) };
  },
});
