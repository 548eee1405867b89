import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, undoesEverywhere } from '@tenantry/testing';

const name = 'Exchange 2007 Resource Manager::MoveMailboxAllocation_';

describe(name, () => {
  it('reserves the space on the other store', async () => {
    const hoster = await hosting();
    await hoster.run('Exchange 2007 Resource Manager::AllocateOrganization', {
      organization: hoster.acme.path,
      mailStore: { megabytes: 100 },
      publicStore: { megabytes: 50 },
    });
    const mailbox = await hoster.acme.user('ann');
    await hoster.run('Exchange 2007 Resource Manager::AllocateMailbox', {
      organization: hoster.acme.path,
      mailbox,
      kilobytes: 1000,
    });
    const { mailStore, kilobytes } = await hoster.run(name, {
      mailbox,
      mailStore: { autoAllocate: 'level', serverName: 'EXMBX01', mailStoreName: 'Mailbox Store 1 (EXMBX01)' },
    });
    assert.deepEqual([mailStore.serverName, kilobytes], ['EXMBX01', 1000]);
  });

  it('refuses without space there, without an allocation and unknown stores', async () => {
    const hoster = await hosting();
    const mailbox = await hoster.acme.user('ann');
    await assert.rejects(
      hoster.run(name, { mailbox, mailStore: { serverName: 'EXMBX01', mailStoreName: 'Mailbox Store 1 (EXMBX01)' } }),
      { code: 'RESOURCE_MANAGER_NO_ALLOCATION' },
    );
    await hoster.run('Exchange 2007 Resource Manager::AllocateOrganization', {
      organization: hoster.acme.path,
      mailStore: { megabytes: 100 },
      publicStore: { megabytes: 50 },
    });
    await hoster.run('Exchange 2007 Resource Manager::AllocateMailbox', {
      organization: hoster.acme.path,
      mailbox,
      kilobytes: 1000,
    });
    await assert.rejects(
      hoster.run(name, { mailbox, mailStore: { serverName: 'EXMBX01', mailStoreName: 'Mailbox Store 1 (EXMBX01)' } }),
      { code: 'RESOURCE_MANAGER_GRANT_TOO_SMALL' },
    );
    await assert.rejects(hoster.run(name, { mailbox, mailStore: { serverName: 'EXMBX09', mailStoreName: 'None' } }), {
      code: 'RESOURCE_MANAGER_STORE_NOT_REGISTERED',
    });
  });

  undoesEverywhere(name);
});
