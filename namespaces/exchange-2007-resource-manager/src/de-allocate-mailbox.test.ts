import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, staysWithin, undoesEverywhere } from '@tenantry/testing';

const name = 'Exchange 2007 Resource Manager::DeAllocateMailbox';

describe(name, () => {
  it('gives the space back', async () => {
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
    assert.deepEqual(await hoster.run(name, { mailbox }), { kilobytes: 1000 });
    const { orgResources } = await hoster.run('Exchange 2007 Resource Manager::QueryResourcesByOrganization', {
      organization: hoster.acme.path,
    });
    assert.equal(orgResources.mailStores.megabytesFree, 100);
  });

  it('refuses a mailbox without space, by GUID while it exists, and no name', async () => {
    const hoster = await hosting();
    const mailbox = await hoster.acme.user('ann');
    await assert.rejects(hoster.run(name, { mailbox }), { code: 'RESOURCE_MANAGER_NO_ALLOCATION' });
    await assert.rejects(hoster.run(name, {}), { code: 'RESOURCE_MANAGER_CONSUMER_NOT_NAMED' });
    const { guid } = await hoster.directory.read(mailbox);
    await assert.rejects(hoster.run(name, { GUID: guid }), { code: 'RESOURCE_MANAGER_OBJECT_IN_DIRECTORY' });
  });

  undoesEverywhere(name);

  staysWithin(name);
});
