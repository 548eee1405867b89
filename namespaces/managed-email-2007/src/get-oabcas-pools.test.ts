import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting } from '@tenantry/testing';

const name = 'Managed Email 2007::GetOABCASPools';

describe(name, () => {
  it('lists pools, or one of them', async () => {
    const hoster = await hosting();
    await hoster.run('Managed Email 2007::CreateOABCASPool', { oabCASPool: 'Second', poolTag: 'Two' });
    const names = async (input: object) =>
      (await hoster.run(name, input)).oabCASPools.map(({ poolName }: { poolName: string }) => poolName);
    assert.deepEqual([await names({}), await names({ oabCASPool: 'Second' })], [['CasPool001', 'Second'], ['Second']]);
  });
});
