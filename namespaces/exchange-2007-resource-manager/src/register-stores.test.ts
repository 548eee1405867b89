import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, undoesEverywhere } from '@tenantry/testing';

const name = 'Exchange 2007 Resource Manager::RegisterStores_';

describe(name, () => {
  it('refuses a store that is registered', async () => {
    const hoster = await hosting();
    const store = {
      guid: '6f0f5a0e-62fb-4a1c-9d8f-1f6d1c1b7a01',
      kind: 'mail',
      server: 'EXMBX01',
      storageGroup: 'SG01',
      name: 'Mailbox Store 1 (EXMBX01)',
      shared: 1,
      kilobytes: 1024,
    };
    await assert.rejects(hoster.run(name, { stores: [store], frontEndServers: [] }), {
      code: 'RESOURCE_MANAGER_STORE_EXISTS',
    });
  });

  undoesEverywhere(name);
});
