import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, undoesEverywhere } from '@tenantry/testing';

const name = 'Managed Email 2007::CreateOABCASPool';

describe(name, () => {
  it('creates a pool', async () => {
    const hoster = await hosting();
    await hoster.run('Managed Email 2007::CreateOABCASPool', { oabCASPool: 'Second', poolTag: 'Two' });
    const { oabCASPools } = await hoster.run('Managed Email 2007::GetOABCASPools', {});
    assert.deepEqual(
      oabCASPools.map(({ poolName, isDefault, poolTag }: Record<string, unknown>) => [poolName, isDefault, poolTag]),
      [
        ['CasPool001', true, 'Default'],
        ['Second', false, 'Two'],
      ],
    );
  });

  it('refuses one that exists', async () => {
    const hoster = await hosting();
    await assert.rejects(hoster.run(name, { oabCASPool: 'CasPool001' }), { code: 'MANAGED_EMAIL_POOL_EXISTS' });
  });

  undoesEverywhere(name);
});
