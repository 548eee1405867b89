import { composite } from '@tenantry/engine';
import { boolean, domainController, text } from '@tenantry/schema';

import { NoDefaultPool } from './errors.ts';

export const GetOABCASPoolDefault = composite({
  summary: 'Returns the default pool.',
  source: 'managed-email-2007.yaml (dd278597)',
  access: 'public',
  role: 'DomainAdmin',
  input: {
    preferredDomainController: domainController(),
  },
  output: {
    oabCASPool: text('Name of the pool.'),
    isDefault: boolean('Whether it is the default pool.'),
    poolTag: text('Free text.'),
  },
  errors: [NoDefaultPool],

  async run(): Promise<never> {
    throw new Error('not written yet');
  },
});
