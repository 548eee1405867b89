import { activeDirectory } from '@tenantry/active-directory/contract';
import { composite } from '@tenantry/engine';
import { boolean, domainController, objectName, optional, text } from '@tenantry/schema';
import { setDefaultPool } from './change-pools.ts';
import { controllerOf } from './directory-values.ts';
import { UnknownPool } from './errors.ts';
import { poolPlace, poolsLock, readPool } from './pools.ts';

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

  async run({ input, call, hosting, lock }) {
    const { oabCASPool, isDefault, poolTag } = input;
    const place = await poolPlace(hosting, input);
    await lock(poolsLock);
    const pool = await readPool(call, place, oabCASPool);

    if (poolTag !== undefined) {
      await call(activeDirectory.SetProperties, {
        ...controllerOf(input),
        path: pool.path,
        properties: [{ name: 'description', mode: 'replace', value: poolTag === '' ? [] : [poolTag] }],
      });
    }
    if (isDefault === true) await setDefaultPool(call, place, pool);
    if (isDefault === false && pool.isDefault) await setDefaultPool(call, place, undefined);
    return {};
  },
});
