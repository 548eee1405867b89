import { composite } from '@tenantry/engine';
import { domainController, objectName } from '@tenantry/schema';

import { PoolFull, ServerInPool, UnknownPool } from './errors.ts';

export const AddOABCAS = composite({
  summary: 'Adds a client access server to a pool.',
  remarks: 'A pool takes at most 128 servers.',
  source: 'managed-email-2007.yaml (dd251577, dd252272)',
  access: 'public',
  role: 'DomainAdmin',
  input: {
    preferredDomainController: domainController(),
    oabCASPool: objectName('Name of the pool.'),
    cas: objectName('Name of the server.'),
  },
  errors: [PoolFull, ServerInPool, UnknownPool],

  async run(): Promise<never> {
    throw new Error('not written yet');
  },
});
