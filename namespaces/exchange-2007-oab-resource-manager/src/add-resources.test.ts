import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, undoesEverywhere } from '@tenantry/testing';

const name = 'Exchange 2007 OAB Resource Manager::AddResources';
const QueryAllServers = 'Exchange 2007 OAB Resource Manager::QueryAllServers';

describe(name, () => {
  it('adds servers, and gives those that are there another capacity', async () => {
    const { run } = await hosting();
    await run(name, { servers: [{ serverName: 'EXMBX01' }, { serverName: 'EXMBX02', capacity: 5 }] });
    await run(name, { servers: [{ serverName: 'exmbx01', capacity: 7 }] });

    const { servers } = await run(QueryAllServers, {});

    const empty = { allocated: 0, allocations: [] };
    assert.deepEqual(servers, [
      { serverName: 'EXMBX01', capacity: 7, free: 7, ...empty },
      { serverName: 'EXMBX02', capacity: 5, free: 5, ...empty },
    ]);
  });

  it('refuses servers that the directory does not have, and less than is allocated', async () => {
    const { run, acme } = await hosting();
    await assert.rejects(run(name, { servers: [{ serverName: 'EXMBX09' }] }), {
      code: 'OAB_RESOURCE_MANAGER_SERVER_NOT_IN_DIRECTORY',
    });
    await run(name, { servers: [{ serverName: 'EXMBX01' }] });
    await acme.mailboxUser('ann');
    await assert.rejects(run(name, { servers: [{ serverName: 'EXMBX01', capacity: 0 }] }), {
      code: 'OAB_RESOURCE_MANAGER_CAPACITY_TOO_SMALL',
    });
  });

  undoesEverywhere(name);
});
