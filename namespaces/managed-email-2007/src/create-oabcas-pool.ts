import { activeDirectory } from '@tenantry/active-directory/contract';
import { composite } from '@tenantry/engine';
import { boolean, domainController, objectName, optional, text } from '@tenantry/schema';
import { ensurePools, setDefaultPool } from './change-pools.ts';
import { controllerOf } from './directory-values.ts';
import { PoolExists } from './errors.ts';
import { poolPlace, poolsLock, readPools } from './pools.ts';

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

  async run({ input, call, hosting, lock }) {
    const place = await poolPlace(hosting, input);
    await lock(poolsLock);
    const container = await ensurePools(call, place);
    const pools = await readPools(call, place);
    if (pools.some(({ name }) => name.toLowerCase() === input.oabCASPool.toLowerCase())) {
      throw PoolExists(input.oabCASPool);
    }

    const tag = input.poolTag ?? '';
    const { path } = await call(activeDirectory.CreateObject, {
      ...controllerOf(input),
      class: 'container',
      container,
      name: `CN=${input.oabCASPool}`,
      properties: tag === '' ? [] : [{ name: 'description', value: [tag] }],
    });
    if (input.isDefault === true) await setDefaultPool(call, place, { path });
    return {};
  },
});
