import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, undoesEverywhere } from '@tenantry/testing';

const name = 'Exchange 2007 Resource Manager::SetOrganizationMail_';

describe(name, () => {
  it('makes the reserved space what the plan says', async () => {
    const hoster = await hosting();
    await hoster.run(name, { organization: hoster.acme.path, megabytes: 300, dynamicQuota: 0 });
    const { orgResources } = await hoster.run('Exchange 2007 Resource Manager::QueryResourcesByOrganization', {
      organization: hoster.acme.path,
    });
    assert.equal(orgResources.mailStores.megabytes, 300);
  });

  it('refuses more than there is, and less than mailboxes use', async () => {
    const hoster = await hosting();
    await assert.rejects(hoster.run(name, { organization: hoster.acme.path, megabytes: 9_999_999, dynamicQuota: 0 }), {
      code: 'RESOURCE_MANAGER_NO_RANKED_RESOURCES',
    });
    await hoster.run(name, { organization: hoster.acme.path, megabytes: 300, dynamicQuota: 0 });
    const mailbox = await hoster.acme.user('ann');
    await hoster.run('Exchange 2007 Resource Manager::AllocateMailbox', {
      organization: hoster.acme.path,
      mailbox,
      kilobytes: 204_800,
    });
    await assert.rejects(hoster.run(name, { organization: hoster.acme.path, megabytes: 1, dynamicQuota: 0 }), {
      code: 'RESOURCE_MANAGER_RELEASED_TOO_MUCH',
    });
  });

  undoesEverywhere(name);
});
