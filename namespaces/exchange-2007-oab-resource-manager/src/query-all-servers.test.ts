import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting } from '@tenantry/testing';

const name = 'Exchange 2007 OAB Resource Manager::QueryAllServers';

describe(name, () => {
  it('tells whose books a server generates', async () => {
    const { run, acme, directory } = await hosting();
    await run('Exchange 2007 OAB Resource Manager::AddResources', {
      servers: [{ serverName: 'EXMBX02', capacity: 2 }],
    });
    await acme.mailboxUser('ann');

    const { servers } = await run(name, {});

    const { guid: organizationGuid, path: organization } = await directory.read(acme.path);
    assert.deepEqual(servers, [
      { serverName: 'EXMBX02', capacity: 2, allocated: 1, free: 1, allocations: [{ organization, organizationGuid }] },
    ]);
  });

  it('is for the hoster only', async () => {
    const { acme } = await hosting();
    await assert.rejects(acme.run(name, {}), { code: 'ENGINE_MISSING_PRIVILEGE' });
  });
});
