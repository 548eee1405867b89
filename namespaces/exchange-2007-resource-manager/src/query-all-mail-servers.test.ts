import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting } from '@tenantry/testing';

const name = 'Exchange 2007 Resource Manager::QueryAllMailServers';

describe(name, () => {
  it('lists servers that have stores', async () => {
    const hoster = await hosting();
    assert.deepEqual(await hoster.run(name, {}), { servers: ['EXMBX01', 'EXMBX02'] });
  });
});
