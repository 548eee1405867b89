import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting } from '@tenantry/testing';

const manager = 'Exchange 2007 Resource Manager';

describe('B8, KB977174: AllocateMailbox ignored the algorithm level for the first mailbox', () => {
  it('puts the first mailbox on the store with the most space', async () => {
    const { acme, run } = await hosting();
    const [full, empty] = ['Mailbox Store 1 (EXMBX01)', 'Mailbox Store 2 (EXMBX01)'];
    await run(`${manager}::AllocateOrganization`, {
      organization: acme.path,
      mailStore: {
        sourceMailStores: [
          { serverName: 'EXMBX01', mailStoreName: full, megabytes: 100 },
          { serverName: 'EXMBX01', mailStoreName: empty, megabytes: 200 },
        ],
      },
    });

    const { mailStore } = await run(`${manager}::AllocateMailbox`, {
      organization: acme.path,
      mailbox: await acme.user('ann'),
      kilobytes: 1024,
      mailStore: { algorithm: 'level' },
    });

    assert.equal(mailStore.mailStoreName, empty);
  });
});
