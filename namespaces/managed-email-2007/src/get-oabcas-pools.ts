import { composite } from '@tenantry/engine';
import { boolean, domainController, list, objectName, optional, record, text } from '@tenantry/schema';

import { poolPlace, readPools } from './pools.ts';

export const GetOABCASPools = composite({
  summary: 'Lists pools.',
  source: 'managed-email-2007.yaml (dd278700)',
  access: 'public',
  role: 'DomainAdmin',
  input: {
    preferredDomainController: domainController(),
    oabCASPool: optional(objectName('Only this pool.')),
  },
  output: {
    oabCASPools: list(
      'oabCASPool',
      record('One pool.', {
        poolName: text('Name of the pool.'),
        isDefault: boolean('Whether it is the default pool.'),
        poolTag: text('Free text.'),
      }),
    ),
  },

  async run({ input, call, hosting }) {
    const wanted = input.oabCASPool?.toLowerCase();
    const pools = await readPools(call, await poolPlace(hosting, input));
    return {
      oabCASPools: pools
        .filter(({ name }) => wanted === undefined || name.toLowerCase() === wanted)
        .map(({ name, isDefault, tag }) => ({ poolName: name, isDefault, poolTag: tag })),
    };
  },
});
