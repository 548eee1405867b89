import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, undoesEverywhere } from '@tenantry/testing';

const name = 'Hosted Active Directory::Unsubscribe';

describe(name, () => {
  it('takes the plan off', async () => {
    const hoster = await hosting();
    const { org } = await hoster.run('Hosted Active Directory::CreateOrganization', {
      container: hoster.reseller.path,
      name: 'Fresh',
    });
    await hoster.run('Hosted Active Directory::Subscribe', { path: org.path, planName: 'DirectoryBusiness' });
    await hoster.run(name, { path: org.path });
    assert.deepEqual((await hoster.run('Managed Plans::GetPlansByCustomer', { path: org.path })).plans, []);
  });

  it('refuses without a plan, and while other services rest on it', async () => {
    const hoster = await hosting();
    const { org } = await hoster.run('Hosted Active Directory::CreateOrganization', {
      container: hoster.reseller.path,
      name: 'Fresh',
    });
    await assert.rejects(hoster.run(name, { path: org.path }), { code: 'HOSTED_DIRECTORY_NOT_SUBSCRIBED' });
    await assert.rejects(hoster.run(name, { path: hoster.acme.path }), { code: 'HOSTED_DIRECTORY_STILL_SUBSCRIBED' });
  });

  undoesEverywhere(name);
});
