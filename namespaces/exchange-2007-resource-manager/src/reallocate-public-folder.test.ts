import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, staysWithin, undoesEverywhere } from '@tenantry/testing';

const name = 'Exchange 2007 Resource Manager::ReallocatePublicFolder';

describe(name, () => {
  it('changes the space', async () => {
    const hoster = await hosting();
    await hoster.run('Exchange 2007 Resource Manager::AllocateOrganization', {
      organization: hoster.acme.path,
      mailStore: { megabytes: 100 },
      publicStore: { megabytes: 50 },
    });
    await hoster.run('Exchange 2007 Resource Manager::AllocateFolder_', {
      organization: hoster.acme.path,
      folderPath: '/Acme/Rates',
      kilobytes: 10_240,
    });
    await hoster.run(name, {
      organization: hoster.acme.path,
      publicStore: { folderPath: '/Acme/Rates', megabytes: 5 },
    });
    const { publicFolders } = await hoster.run('Exchange 2007 Resource Manager::QueryConsumersByOrganization', {
      organization: hoster.acme.path,
    });
    assert.equal(publicFolders[0].megabytes, 15);
  });

  it('refuses a folder without space, too much and too little', async () => {
    const hoster = await hosting();
    await hoster.run('Exchange 2007 Resource Manager::AllocateOrganization', {
      organization: hoster.acme.path,
      mailStore: { megabytes: 100 },
      publicStore: { megabytes: 50 },
    });
    await hoster.run('Exchange 2007 Resource Manager::AllocateFolder_', {
      organization: hoster.acme.path,
      folderPath: '/Acme/Rates',
      kilobytes: 10_240,
    });
    const input = (megabytes: number, folderPath = '/Acme/Rates') => ({
      organization: hoster.acme.path,
      publicStore: { folderPath, megabytes },
    });
    await assert.rejects(hoster.run(name, input(1, '/None')), { code: 'RESOURCE_MANAGER_NO_ALLOCATION' });
    await assert.rejects(hoster.run(name, input(9999)), { code: 'RESOURCE_MANAGER_GRANT_TOO_SMALL' });
    await assert.rejects(hoster.run(name, input(-99)), { code: 'RESOURCE_MANAGER_RELEASED_TOO_MUCH' });
  });

  undoesEverywhere(name);

  staysWithin(name);
});
