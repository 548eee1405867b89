import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, staysWithin } from '@tenantry/testing';

const name = 'Exchange 2007 Resource Manager::QueryMailboxAllocation';

describe(name, () => {
  it('tells space and store', async () => {
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
    const { mailbox: found } = await hoster.run(name, { mailbox });
    assert.deepEqual([found.path, found.kilobytes, found.mailStore.storageGroupName], [mailbox, 1000, 'SG01']);
  });

  it('refuses a mailbox without space', async () => {
    const hoster = await hosting();
    const mailbox = await hoster.acme.user('ann');
    await assert.rejects(hoster.run(name, { mailbox }), { code: 'RESOURCE_MANAGER_NO_ALLOCATION' });
  });

  staysWithin(name);
});
