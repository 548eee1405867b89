import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting } from '@tenantry/testing';

const manager = 'Exchange 2007 Resource Manager';
const full = { serverName: 'EXMBX02', mailStoreName: 'Mailbox Store 1 (EXMBX02)' };

describe('B5, KB961991: an arithmetic overflow with dynamic allocation on a store with too little space', () => {
  it('takes another store, and says that there is no room when there is none', async () => {
    const { acme, rival, run } = await hosting();
    await run(`${manager}::AllocateOrganization`, {
      organization: rival.path,
      mailStore: { sourceMailStores: [{ ...full, megabytes: 102_399 }] },
    });
    const wish = { organization: acme.path, kilobytes: 2048, mailStore: { autoAllocate: 'tightPack' } };

    const { mailStore } = await run(`${manager}::AllocateMailbox`, { ...wish, mailbox: await acme.user('ann') });

    assert.equal(mailStore.serverName, 'EXMBX01');
    await assert.rejects(
      run(`${manager}::AllocateMailbox`, { ...wish, kilobytes: 2 ** 40, mailbox: await acme.user('ben') }),
      { code: 'RESOURCE_MANAGER_NO_RANKED_RESOURCES' },
    );
  });
});
