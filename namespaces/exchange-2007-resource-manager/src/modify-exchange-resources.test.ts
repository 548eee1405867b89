import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, undoesEverywhere } from '@tenantry/testing';

const name = 'Exchange 2007 Resource Manager::ModifyExchangeResources';

describe(name, () => {
  it('enlarges a store and closes it', async () => {
    const hoster = await hosting();
    await hoster.run(name, {
      mailStores: [
        { serverName: 'EXMBX02', mailStoreName: 'Mailbox Store 1 (EXMBX02)', megabytes: 2048, provisionable: 0 },
      ],
    });
    const { mailStores } = await hoster.run('Exchange 2007 Resource Manager::QueryAllStores', {});
    const store = mailStores.find((each: Record<string, unknown>) => each['serverName'] === 'EXMBX02');
    assert.deepEqual([store.megabytes, store.provisionable], [104_448, 0]);
  });

  it('refuses unknown stores and servers, incomplete names and nothing', async () => {
    const hoster = await hosting();
    await assert.rejects(hoster.run(name, {}), { code: 'RESOURCE_MANAGER_NOTHING_TO_CHANGE' });
    await assert.rejects(
      hoster.run(name, { mailStores: [{ serverName: 'EXMBX09', mailStoreName: 'None', megabytes: 1 }] }),
      { code: 'RESOURCE_MANAGER_STORE_NOT_REGISTERED' },
    );
    await assert.rejects(hoster.run(name, { serverName: { provisionable: 0, name: ['EXMBX09'] } }), {
      code: 'RESOURCE_MANAGER_SERVER_NOT_REGISTERED',
    });
    await hoster.run('Exchange 2007 Resource Manager::AllocateOrganization', {
      organization: hoster.acme.path,
      mailStore: { megabytes: 100 },
      publicStore: { megabytes: 50 },
    });
    const mailbox = await hoster.acme.user('ann');
    await hoster.run('Exchange 2007 Resource Manager::AllocateMailbox', {
      organization: hoster.acme.path,
      mailbox,
      kilobytes: 1000,
    });
    await assert.rejects(
      hoster.run(name, {
        mailStores: [
          { serverName: 'EXMBX01', mailStoreName: 'Mailbox Store 1 (EXMBX01)', megabytes: -204_800 },
          { serverName: 'EXMBX01', mailStoreName: 'Mailbox Store 2 (EXMBX01)', megabytes: -204_800 },
          { serverName: 'EXMBX02', mailStoreName: 'Mailbox Store 1 (EXMBX02)', megabytes: -102_400 },
        ],
      }),
      { code: 'RESOURCE_MANAGER_STORE_TOO_SMALL' },
    );
  });

  undoesEverywhere(name);
});
