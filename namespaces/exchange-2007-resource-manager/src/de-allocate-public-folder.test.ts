import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, staysWithin, undoesEverywhere } from '@tenantry/testing';

const name = 'Exchange 2007 Resource Manager::DeAllocatePublicFolder';

describe(name, () => {
  it('gives the space back', async () => {
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
    assert.deepEqual(
      await hoster.run(name, { organization: hoster.acme.path, publicStore: { folderPath: '/Acme/Rates' } }),
      { megabytes: 10 },
    );
  });

  it('refuses a folder without space', async () => {
    const hoster = await hosting();
    await assert.rejects(hoster.run(name, { organization: hoster.acme.path, publicStore: { folderPath: '/None' } }), {
      code: 'RESOURCE_MANAGER_NO_ALLOCATION',
    });
  });

  undoesEverywhere(name);

  staysWithin(name);
});
