import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting } from '@tenantry/testing';

const manager = 'Exchange 2007 Resource Manager';

describe('B1, KB948755: ReallocateMailbox could not reduce an allocation', () => {
  it('makes it smaller by so many kilobytes, gives them back to the organization, and stops at nothing', async () => {
    const { acme, run } = await hosting();
    const mailbox = await acme.user('ann');
    await run(`${manager}::AllocateOrganization`, { organization: acme.path, mailStore: { megabytes: 2 } });
    await run(`${manager}::AllocateMailbox`, { organization: acme.path, mailbox, kilobytes: 1500 });

    await run(`${manager}::ReAllocateMailbox`, { mailbox, kilobytes: -500 });

    const found = await run(`${manager}::QueryMailboxAllocation`, { mailbox });
    assert.equal(found.mailbox.kilobytes, 1000);
    // 2048 less 1000 is what is free now: exactly that fits.
    const ben = await acme.user('ben');
    await assert.rejects(
      run(`${manager}::AllocateMailbox`, { organization: acme.path, mailbox: ben, kilobytes: 1049 }),
      { code: 'RESOURCE_MANAGER_GRANT_TOO_SMALL' },
    );
    await run(`${manager}::AllocateMailbox`, { organization: acme.path, mailbox: ben, kilobytes: 1048 });
    await assert.rejects(run(`${manager}::ReAllocateMailbox`, { mailbox, kilobytes: -1001 }), {
      code: 'RESOURCE_MANAGER_RELEASED_TOO_MUCH',
    });
  });
});
