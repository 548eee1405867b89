import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, staysWithin, undoesEverywhere } from '@tenantry/testing';

const name = 'Exchange 2007 Resource Manager::AllocateMailbox';

describe(name, () => {
  it('takes space of the grant', async () => {
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
    const { orgResources } = await hoster.run('Exchange 2007 Resource Manager::QueryResourcesByOrganization', {
      organization: hoster.acme.path,
    });
    assert.deepEqual([orgResources.mailStores.megabytes, orgResources.mailStores.megabytesFree], [100, 99]);
  });

  it('lets the grant grow when that is allowed', async () => {
    const hoster = await hosting();
    const mailbox = await hoster.acme.user('ann');
    const { mailStore } = await hoster.run(name, {
      organization: hoster.acme.path,
      mailbox,
      kilobytes: 1000,
      mailStore: { autoAllocate: 'level' },
    });
    assert.equal(mailStore.serverName, 'EXMBX01');
  });

  it('refuses a second one, more than the grant, unknown and incomplete stores', async () => {
    const hoster = await hosting();
    const mailbox = await hoster.acme.user('ann');
    await assert.rejects(hoster.run(name, { organization: hoster.acme.path, mailbox, kilobytes: 1000 }), {
      code: 'RESOURCE_MANAGER_GRANT_TOO_SMALL',
    });
    await assert.rejects(
      hoster.run(name, {
        organization: hoster.acme.path,
        mailbox,
        kilobytes: 999_999_999,
        mailStore: { autoAllocate: 'level' },
      }),
      { code: 'RESOURCE_MANAGER_NO_RANKED_RESOURCES' },
    );
    await assert.rejects(
      hoster.run(name, {
        organization: hoster.acme.path,
        mailbox,
        kilobytes: 1,
        mailStore: { serverName: 'EXMBX09', mailStoreName: 'None' },
      }),
      { code: 'RESOURCE_MANAGER_STORE_NOT_REGISTERED' },
    );
    await assert.rejects(
      hoster.run(name, { organization: hoster.acme.path, mailbox, kilobytes: 1, mailStore: { mailStoreName: 'X' } }),
      { code: 'RESOURCE_MANAGER_STORE_NAME_INCOMPLETE' },
    );
    await hoster.run(name, {
      organization: hoster.acme.path,
      mailbox,
      kilobytes: 1,
      mailStore: { autoAllocate: 'level' },
    });
    await assert.rejects(
      hoster.run(name, { organization: hoster.acme.path, mailbox, kilobytes: 1, mailStore: { autoAllocate: 'level' } }),
      { code: 'RESOURCE_MANAGER_ALLOCATION_EXISTS' },
    );
    // Also where there would be no room.
    await assert.rejects(hoster.run(name, { organization: hoster.acme.path, mailbox, kilobytes: 999_999_999 }), {
      code: 'RESOURCE_MANAGER_ALLOCATION_EXISTS',
    });
  });

  undoesEverywhere(name);

  staysWithin(name);
});
