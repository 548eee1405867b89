import { composite } from '@tenantry/engine';
import { domainController, list, objectName, text } from '@tenantry/schema';

import { ServerNotInPool, UnknownPool } from './errors.ts';

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

  async run(): Promise<never> {
    throw new Error('not written yet');
  },
});
