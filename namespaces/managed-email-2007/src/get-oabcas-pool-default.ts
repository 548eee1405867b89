import { composite } from '@tenantry/engine';
import { boolean, domainController, text } from '@tenantry/schema';

import { NoDefaultPool } from './errors.ts';
import { poolPlace, readPools } from './pools.ts';

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

  async run({ input, call, hosting }) {
    const pools = await readPools(call, await poolPlace(hosting, input));
    const pool = pools.find(({ isDefault }) => isDefault);
    if (!pool) throw NoDefaultPool();
    return { oabCASPool: pool.name, isDefault: true, poolTag: pool.tag };
  },
});
