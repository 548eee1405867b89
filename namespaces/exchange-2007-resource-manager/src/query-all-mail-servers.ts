import { read } from '@tenantry/engine';
import { domainController, list, text } from '@tenantry/schema';

import { pending } from './pending.ts';

export const QueryAllMailServers = read({
  summary: 'Lists the servers that have registered stores.',
  source: 'exchange-2007-resource-manager.yaml (dd252398)',
  access: 'public',
  role: 'DomainAdmin',
  input: { preferredDomainController: domainController() },
  output: { servers: list('server', text('NETBIOS name of a server.')) },
  run: pending,
});
