import { composite } from '@tenantry/engine';
import { boolean, domainController, objectName, optional, text } from '@tenantry/schema';

import { PoolExists } from './errors.ts';

export const CreateOABCASPool = composite({
  summary: 'Creates a pool of client access servers that all carry the same web offline address books.',
  source: 'managed-email-2007.yaml (dd251577)',
  access: 'public',
  role: 'DomainAdmin',
  input: {
    preferredDomainController: domainController(),
    oabCASPool: objectName('Name of the pool.'),
    isDefault: optional(boolean('Makes it the default pool, in place of the present one.')),
    poolTag: optional(text('Free text, by which pools can be chosen.', { maxLength: 256 })),
  },
  errors: [PoolExists],

  async run(): Promise<never> {
    throw new Error('not written yet');
  },
});
