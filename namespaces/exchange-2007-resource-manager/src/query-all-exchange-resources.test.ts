import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting } from '@tenantry/testing';

const name = 'Exchange 2007 Resource Manager::QueryAllExchangeResources';

describe(name, () => {
  it('lists stores and servers', async () => {
    const hoster = await hosting();
    const { publicStores, mailStores } = await hoster.run(name, {});
    assert.deepEqual([publicStores.length, mailStores.length, publicStores[0].megabytes], [1, 3, 51_200]);
  });
});
