import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, staysWithin, undoesEverywhere } from '@tenantry/testing';

const name = 'Exchange 2007 Resource Manager::AllocatePublicFolder';

describe(name, () => {
  it('takes space of the grant and names the store', async () => {
    const hoster = await hosting();
    await hoster.run('Exchange 2007 Resource Manager::AllocateOrganization', {
      organization: hoster.acme.path,
      mailStore: { megabytes: 100 },
      publicStore: { megabytes: 50 },
    });
    const { publicStorePath } = await hoster.run(name, {
      organization: hoster.acme.path,
      publicStore: { folderPath: '/Acme/Rates', megabytes: 10 },
    });
    assert.match(publicStorePath, /^LDAP:\/\/CN=Public Folder Store/);
    const { orgResources } = await hoster.run('Exchange 2007 Resource Manager::QueryResourcesByOrganization', {
      organization: hoster.acme.path,
    });
    assert.equal(orgResources.publicStore.megabytesFree, 40);
  });

  it('refuses a folder twice and more than the grant', async () => {
    const hoster = await hosting();
    await hoster.run('Exchange 2007 Resource Manager::AllocateOrganization', {
      organization: hoster.acme.path,
      mailStore: { megabytes: 100 },
      publicStore: { megabytes: 50 },
    });
    const input = (megabytes: number) => ({
      organization: hoster.acme.path,
      publicStore: { folderPath: '/Acme/Rates', megabytes },
    });
    await assert.rejects(hoster.run(name, input(60)), { code: 'RESOURCE_MANAGER_GRANT_TOO_SMALL' });
    await hoster.run(name, input(10));
    await assert.rejects(hoster.run(name, input(10)), { code: 'RESOURCE_MANAGER_ALLOCATION_EXISTS' });
  });

  undoesEverywhere(name);

  staysWithin(name);
});
