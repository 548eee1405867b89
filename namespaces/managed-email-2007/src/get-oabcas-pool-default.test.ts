import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting } from '@tenantry/testing';

const name = 'Managed Email 2007::GetOABCASPoolDefault';

describe(name, () => {
  it('tells the default pool', async () => {
    const hoster = await hosting();
    assert.deepEqual(await hoster.run(name, {}), { oabCASPool: 'CasPool001', isDefault: true, poolTag: 'Default' });
  });
});
