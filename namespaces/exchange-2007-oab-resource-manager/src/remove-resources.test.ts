import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, undoesEverywhere } from '@tenantry/testing';

const name = 'Exchange 2007 OAB Resource Manager::RemoveResources';
const servers = [{ serverName: 'EXMBX01' }];

describe(name, () => {
  it('takes a server out; one that is not there is no error', async () => {
    const { run } = await hosting();
    await run('Exchange 2007 OAB Resource Manager::AddResources', { servers });
    await run(name, { servers });
    await run(name, { servers });
    assert.deepEqual(await run('Exchange 2007 OAB Resource Manager::QueryAllServers', {}), { servers: [] });
  });

  it('refuses a server that generates books', async () => {
    const { run, acme } = await hosting();
    await run('Exchange 2007 OAB Resource Manager::AddResources', { servers });
    await acme.mailboxUser('ann');
    await assert.rejects(run(name, { servers }), { code: 'OAB_RESOURCE_MANAGER_SERVER_IN_USE' });
    await run('Managed Email 2007::DeleteOfflineAddressBook', { organization: acme.path });
    await run(name, { servers });
  });

  undoesEverywhere(name);
});
