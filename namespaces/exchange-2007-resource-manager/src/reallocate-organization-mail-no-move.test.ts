import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, staysWithin, undoesEverywhere } from '@tenantry/testing';

const name = 'Exchange 2007 Resource Manager::ReallocateOrganizationMailNoMove';

describe(name, () => {
  it('makes the grant larger and smaller', async () => {
    const hoster = await hosting();
    await hoster.run('Exchange 2007 Resource Manager::AllocateOrganization', {
      organization: hoster.acme.path,
      mailStore: { megabytes: 100 },
      publicStore: { megabytes: 50 },
    });
    await hoster.run(name, { organization: hoster.acme.path, mailStore: { megabytes: 200 } });
    const grown = await hoster.run('Exchange 2007 Resource Manager::QueryResourcesByOrganization', {
      organization: hoster.acme.path,
    });
    await hoster.run(name, { organization: hoster.acme.path, mailStore: { megabytes: -240 } });
    const { orgResources } = await hoster.run('Exchange 2007 Resource Manager::QueryResourcesByOrganization', {
      organization: hoster.acme.path,
    });
    assert.deepEqual([grown.orgResources.mailStores.megabytes, orgResources.mailStores.megabytes], [300, 60]);
  });

  it('refuses too much, too little and nothing', async () => {
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
    await assert.rejects(hoster.run(name, { organization: hoster.acme.path, mailStore: {} }), {
      code: 'RESOURCE_MANAGER_NOTHING_TO_CHANGE',
    });
    await assert.rejects(hoster.run(name, { organization: hoster.acme.path, mailStore: { megabytes: 9_999_999 } }), {
      code: 'RESOURCE_MANAGER_NO_RANKED_RESOURCES',
    });
    await assert.rejects(hoster.run(name, { organization: hoster.acme.path, mailStore: { megabytes: -100 } }), {
      code: 'RESOURCE_MANAGER_RELEASED_TOO_MUCH',
    });
    const unknown = { serverName: 'EXMBX09', mailStoreName: 'None', megabytes: 1 };
    await assert.rejects(
      hoster.run(name, { organization: hoster.acme.path, mailStore: { sourceMailStores: [unknown] } }),
      { code: 'RESOURCE_MANAGER_STORE_NOT_REGISTERED' },
    );
  });

  undoesEverywhere(name);

  staysWithin(name);
});
