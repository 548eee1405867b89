import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, staysWithin, undoesEverywhere } from '@tenantry/testing';

const name = 'Exchange 2007 Resource Manager::DeAllocateOrganization';

describe(name, () => {
  it('takes all space back', async () => {
    const hoster = await hosting();
    await hoster.run('Exchange 2007 Resource Manager::AllocateOrganization', {
      organization: hoster.acme.path,
      mailStore: { megabytes: 100 },
      publicStore: { megabytes: 50 },
    });
    await hoster.run(name, { organization: hoster.acme.path });
    const { orgResources } = await hoster.run('Exchange 2007 Resource Manager::QueryResourcesByOrganization', {
      organization: hoster.acme.path,
    });
    assert.equal(orgResources.mailStores?.megabytes ?? 0, 0);
  });

  it('refuses while mailboxes use it, without an organization, and by GUID while it exists', async () => {
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
    await assert.rejects(hoster.run(name, { organization: hoster.acme.path }), {
      code: 'RESOURCE_MANAGER_GRANT_IN_USE',
    });
    await assert.rejects(hoster.run(name, {}), { code: 'RESOURCE_MANAGER_ORGANIZATION_NOT_NAMED' });
    const { guid } = await hoster.directory.read(hoster.acme.path);
    await assert.rejects(hoster.run(name, { orgGUID: guid }), { code: 'RESOURCE_MANAGER_OBJECT_IN_DIRECTORY' });
  });

  undoesEverywhere(name);

  staysWithin(name);
});
