import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, undoesEverywhere } from '@tenantry/testing';

const name = 'Exchange 2007 Resource Manager::ModifyStoreByGUID';

describe(name, () => {
  it('gives the store another GUID', async () => {
    const hoster = await hosting();
    const { mailStores } = await hoster.run('Exchange 2007 Resource Manager::QueryAllStores', {});
    const [store] = mailStores;
    const newGUID = '6f0f5a0e-62fb-4a1c-9d8f-1f6d1c1b7a01';
    await hoster.run(name, { GUID: store.GUID, newGUID });
    const after = await hoster.run('Exchange 2007 Resource Manager::QueryAllStores', {});
    assert.ok(after.mailStores.some(({ GUID }: { GUID: string }) => GUID === newGUID));
  });

  it('refuses unknown and taken GUIDs, and nothing to change', async () => {
    const hoster = await hosting();
    const { mailStores } = await hoster.run('Exchange 2007 Resource Manager::QueryAllStores', {});
    const [store] = mailStores;
    await assert.rejects(hoster.run(name, { GUID: store.GUID }), { code: 'RESOURCE_MANAGER_NOTHING_TO_CHANGE' });
    await assert.rejects(hoster.run(name, { GUID: store.GUID, newGUID: mailStores[1].GUID }), {
      code: 'RESOURCE_MANAGER_GUID_TAKEN',
    });
    await assert.rejects(hoster.run(name, { GUID: '6f0f5a0e-62fb-4a1c-9d8f-1f6d1c1b7a01', mailStoreName: 'X' }), {
      code: 'RESOURCE_MANAGER_INSTANCE_NOT_FOUND',
    });
    await assert.rejects(
      hoster.run(name, {
        GUID: store.GUID,
        mailStoreName: mailStores[1].mailStoreName,
        serverName: mailStores[1].serverName,
      }),
      { code: 'RESOURCE_MANAGER_STORE_EXISTS' },
    );
  });

  undoesEverywhere(name);
});
