import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting } from '@tenantry/testing';

const name = 'Exchange 2007 Resource Manager::Recount_';

describe(name, () => {
  it('finds no difference after changes', async () => {
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
    await hoster.run('Exchange 2007 Resource Manager::AllocateFolder_', {
      organization: hoster.acme.path,
      folderPath: '/Acme/Rates',
      kilobytes: 10_240,
    });
    assert.deepEqual(await hoster.run(name, {}), { differences: [] });
  });

  it('finds one that was made by hand', async () => {
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
    await hoster.pool.query('update resource_manager.mailbox_allocation set kilobytes = kilobytes + 1');
    assert.notDeepEqual((await hoster.run(name, {})).differences, []);
  });
});
