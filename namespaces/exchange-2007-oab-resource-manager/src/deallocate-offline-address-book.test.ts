import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, requestFor, undoesEverywhere } from '@tenantry/testing';

const name = 'Exchange 2007 OAB Resource Manager::DeallocateOfflineAddressBook_';

describe(name, () => {
  it('gives the room back, once', async () => {
    const hoster = await hosting();
    await requestFor(name)(hoster);
    await hoster.run(name, { organization: hoster.acme.path });
    await hoster.run(name, { organization: hoster.acme.path });
    const { servers } = await hoster.run('Exchange 2007 OAB Resource Manager::QueryAllServers', {});
    assert.deepEqual(
      servers.map(({ allocated }: { allocated: number }) => allocated),
      [0],
    );
  });

  undoesEverywhere(name);
});
