import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting } from '@tenantry/testing';

const manager = 'Exchange 2007 Resource Manager';
const store = { serverName: 'EXMBX02', mailStoreName: 'Mailbox Store 1 (EXMBX02)' };

describe('B7, KB979704: an organization with a dedicated store could not get more on it', () => {
  it('lets the owner grow on its dedicated store, and nobody else in', async () => {
    const { acme, rival, run } = await hosting();
    await run(`${manager}::RemoveExchangeResources`, { mailStores: [store] });
    await run(`${manager}::AddExchangeResources`, { mailStores: [{ ...store, megabytes: 1024, shared: 0 }] });
    const more = (organization: string) =>
      run(`${manager}::AllocateOrganization`, {
        organization,
        mailStore: { sourceMailStores: [{ ...store, megabytes: 100 }] },
      });
    await more(acme.path);

    await more(acme.path);

    await assert.rejects(more(rival.path), { code: 'RESOURCE_MANAGER_STORE_UNAVAILABLE' });
    assert.deepEqual((await run(`${manager}::Recount_`, {})).differences, []);
  });
});
