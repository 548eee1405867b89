import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting } from '@tenantry/testing';

describe('Exchange 2007 OAB Resource Manager::ListServers_', () => {
  it('lists organizations by GUID', async () => {
    const { run, acme, directory } = await hosting();
    await run('Exchange 2007 OAB Resource Manager::AddResources', { servers: [{ serverName: 'EXMBX01' }] });
    await acme.mailboxUser('ann');
    const { servers } = await run('Exchange 2007 OAB Resource Manager::ListServers_', {});
    const { guid } = await directory.read(acme.path);
    assert.deepEqual(servers, [{ serverName: 'EXMBX01', capacity: 10_000, allocated: 1, organizations: [guid] }]);
  });
});
