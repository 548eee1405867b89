import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, undoesEverywhere } from '@tenantry/testing';

const name = 'Exchange 2007 Resource Manager::AllocateFolder_';

describe(name, () => {
  it('refuses a folder twice and more than the grant', async () => {
    const hoster = await hosting();
    await hoster.run('Exchange 2007 Resource Manager::AllocateOrganization', {
      organization: hoster.acme.path,
      mailStore: { megabytes: 100 },
      publicStore: { megabytes: 50 },
    });
    await hoster.run(name, { organization: hoster.acme.path, folderPath: '/Acme/Rates', kilobytes: 1024 });
    await assert.rejects(
      hoster.run(name, { organization: hoster.acme.path, folderPath: '/Acme/Rates', kilobytes: 1024 }),
      { code: 'RESOURCE_MANAGER_ALLOCATION_EXISTS' },
    );
    await assert.rejects(
      hoster.run(name, { organization: hoster.acme.path, folderPath: '/Acme', kilobytes: 999_999 }),
      { code: 'RESOURCE_MANAGER_GRANT_TOO_SMALL' },
    );
  });

  undoesEverywhere(name);
});
