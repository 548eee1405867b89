import { composite } from '@tenantry/engine';
import { boolean, domainController, objectName, text } from '@tenantry/schema';
import { setDefaultPool } from './change-pools.ts';
import { UnknownPool } from './errors.ts';
import { poolPlace, poolsLock, readPool } from './pools.ts';

export const SetOABCASPoolDefault = composite({
  summary: 'Makes a pool the default.',
  source: 'managed-email-2007.yaml (dd252134)',
  access: 'public',
  role: 'DomainAdmin',
  input: {
    preferredDomainController: domainController(),
    oabCASPool: objectName('Name of the pool.'),
  },
  output: {
    oabCASPool: text('Name of the pool.'),
    isDefault: boolean('Whether it is the default pool.'),
    poolTag: text('Free text.'),
  },
  errors: [UnknownPool],

  async run({ input, call, hosting, lock }) {
    const place = await poolPlace(hosting, input);
    await lock(poolsLock);
    const pool = await readPool(call, place, input.oabCASPool);

    await setDefaultPool(call, place, pool);
    return { oabCASPool: pool.name, isDefault: true, poolTag: pool.tag };
  },
});
