import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting } from '@tenantry/testing';

const name = 'Exchange 2007 Resource Manager::ListConsumers_';

describe(name, () => {
  it('lists what uses the space of an organization', async () => {
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
    const { guid } = await hoster.directory.read(hoster.acme.path);
    const { mailboxes, publicFolders } = await hoster.run(name, { orgGUID: guid });
    assert.deepEqual(
      [mailboxes.length, mailboxes[0].kilobytes, publicFolders],
      [1, 1000, [{ folderPath: '/Acme/Rates', kilobytes: 10_240 }]],
    );
  });
});
