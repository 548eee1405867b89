import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting } from '@tenantry/testing';

const manager = 'Exchange 2007 Resource Manager';
const store = { serverName: 'EXMBX02', mailStoreName: 'Mailbox Store 1 (EXMBX02)' };

describe('B12, KB961991: only a whole server could be made not provisionable', () => {
  it('closes one store: nothing new goes there, what is there still changes', async () => {
    const { acme, run } = await hosting();
    await run(`${manager}::AllocateOrganization`, {
      organization: acme.path,
      mailStore: { sourceMailStores: [{ ...store, megabytes: 100 }] },
    });
    const [ann, ben] = [await acme.user('ann'), await acme.user('ben')];
    const allocation = { organization: acme.path, kilobytes: 1024, mailStore: store };
    await run(`${manager}::AllocateMailbox`, { ...allocation, mailbox: ann });

    await run(`${manager}::ModifyExchangeResources`, { mailStores: [{ ...store, provisionable: 0 }] });

    await assert.rejects(run(`${manager}::AllocateMailbox`, { ...allocation, mailbox: ben }), {
      code: 'RESOURCE_MANAGER_STORE_UNAVAILABLE',
    });
    await run(`${manager}::ReAllocateMailbox`, { mailbox: ann, kilobytes: 1024 });
    const { mailbox } = await run(`${manager}::QueryMailboxAllocation`, { mailbox: ann });
    assert.equal(mailbox.kilobytes, 2048);
  });
});
