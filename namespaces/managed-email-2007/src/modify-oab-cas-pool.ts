import { composite } from '@tenantry/engine';
import { boolean, domainController, objectName, optional, text } from '@tenantry/schema';

import { UnknownPool } from './errors.ts';

export const ModifyOABCASPool = composite({
  summary: 'Changes a pool.',
  source: 'managed-email-2007.yaml (dd279210)',
  access: 'public',
  role: 'DomainAdmin',
  input: {
    preferredDomainController: domainController(),
    oabCASPool: objectName('Name of the pool.'),
    isDefault: optional(boolean('Makes it the default pool.')),
    poolTag: optional(text('Free text, by which pools can be chosen.', { maxLength: 256 })),
  },
  errors: [UnknownPool],

  async run(): Promise<never> {
    throw new Error('not written yet');
  },
});
