import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { type Hosting, hosting, undoesEverywhere } from '@tenantry/testing';

const name = 'Exchange 2007 OAB Resource Manager::AllocateOfflineAddressBook_';

describe(name, () => {
  it('packs servers tightly, or spreads books evenly', async () => {
    const hoster = await hosting();
    await addServers(hoster);
    const allocate = async (organization: string, algorithm: string) =>
      (await hoster.run(name, { organization, algorithm })).server;

    const servers = [
      await allocate(hoster.acme.path, 'tightPack'),
      await allocate(hoster.rival.path, 'tightPack'),
      await allocate(hoster.reseller.path, 'level'),
    ];

    assert.deepEqual(servers, ['EXMBX01', 'EXMBX01', 'EXMBX02']);
  });

  it('leaves an organization at its server', async () => {
    const hoster = await hosting();
    await addServers(hoster);
    const first = await hoster.run(name, { organization: hoster.acme.path, algorithm: 'tightPack', server: 'exmbx02' });
    const second = await hoster.run(name, { organization: hoster.acme.path, algorithm: 'tightPack' });
    assert.deepEqual([first, second], [{ server: 'EXMBX02' }, { server: 'EXMBX02' }]);
  });

  it('says nothing when the pool does not', async () => {
    const hoster = await hosting();
    const request = { organization: hoster.acme.path, algorithm: 'level' };
    assert.deepEqual(await hoster.run(name, request), {});
    await addServers(hoster);
    assert.deepEqual(await hoster.run(name, { ...request, server: 'EXMBX09' }), {});
  });

  it('refuses when there is no room', async () => {
    const hoster = await hosting();
    await addServers(hoster, 1);
    const allocate = (organization: string, server?: string) =>
      hoster.run(name, { organization, algorithm: 'tightPack', ...(server === undefined ? {} : { server }) });
    await allocate(hoster.acme.path);
    await assert.rejects(allocate(hoster.rival.path, 'EXMBX01'), { code: 'OAB_RESOURCE_MANAGER_NO_ROOM' });
    await allocate(hoster.rival.path);
    await assert.rejects(allocate(hoster.reseller.path), { code: 'OAB_RESOURCE_MANAGER_NO_ROOM' });
  });

  undoesEverywhere(name);
});

function addServers({ run }: Hosting, capacity = 10) {
  return run('Exchange 2007 OAB Resource Manager::AddResources', {
    servers: [
      { serverName: 'EXMBX01', capacity },
      { serverName: 'EXMBX02', capacity },
    ],
  });
}
