import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, staysWithin, undoesEverywhere } from '@tenantry/testing';

const name = 'Exchange 2007 Resource Manager::ReallocateOrganizationPublic';

describe(name, () => {
  it('changes the grant', async () => {
    const hoster = await hosting();
    await hoster.run('Exchange 2007 Resource Manager::AllocateOrganization', {
      organization: hoster.acme.path,
      mailStore: { megabytes: 100 },
      publicStore: { megabytes: 50 },
    });
    await hoster.run(name, { organization: hoster.acme.path, publicStore: { megabytes: 80 } });
    const { orgResources } = await hoster.run('Exchange 2007 Resource Manager::QueryResourcesByOrganization', {
      organization: hoster.acme.path,
    });
    assert.equal(orgResources.publicStore.megabytes, 130);
  });

  it('refuses an organization without one, too much, and less than folders use', async () => {
    const hoster = await hosting();
    await assert.rejects(hoster.run(name, { organization: hoster.acme.path, publicStore: { megabytes: 80 } }), {
      code: 'RESOURCE_MANAGER_GRANT_NOT_FOUND',
    });
    await hoster.run('Exchange 2007 Resource Manager::AllocateOrganization', {
      organization: hoster.acme.path,
      mailStore: { megabytes: 100 },
      publicStore: { megabytes: 50 },
    });
    await assert.rejects(hoster.run(name, { organization: hoster.acme.path, publicStore: { megabytes: 9_999_999 } }), {
      code: 'RESOURCE_MANAGER_NO_RANKED_RESOURCES',
    });
    await hoster.run('Exchange 2007 Resource Manager::AllocateFolder_', {
      organization: hoster.acme.path,
      folderPath: '/Acme',
      kilobytes: 40_960,
    });
    await assert.rejects(hoster.run(name, { organization: hoster.acme.path, publicStore: { megabytes: -20 } }), {
      code: 'RESOURCE_MANAGER_RELEASED_TOO_MUCH',
    });
  });

  undoesEverywhere(name);

  staysWithin(name);
});
