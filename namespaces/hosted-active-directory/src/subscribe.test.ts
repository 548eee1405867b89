import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, undoesEverywhere } from '@tenantry/testing';

const name = 'Hosted Active Directory::Subscribe';

describe(name, () => {
  it('puts the plan on the organization', async () => {
    const hoster = await hosting();
    const { org } = await hoster.run('Hosted Active Directory::CreateOrganization', {
      container: hoster.reseller.path,
      name: 'Fresh',
    });
    await hoster.run(name, { path: org.path, planName: 'DirectoryBusiness' });
    const { plans } = await hoster.run('Managed Plans::GetPlansByCustomer', { path: org.path });
    assert.deepEqual(
      plans.map(({ planName }: { planName: string }) => planName),
      ['DirectoryBusiness'],
    );
  });

  it('refuses plans of other services and a second subscription', async () => {
    const hoster = await hosting();
    await assert.rejects(hoster.run(name, { path: hoster.acme.path, planName: 'MailboxGold' }), {
      code: 'HOSTED_DIRECTORY_PLAN_OF_WRONG_TYPE',
    });
    await assert.rejects(hoster.run(name, { path: hoster.acme.path, planName: 'DirectoryBusiness' }), {
      code: 'HOSTED_DIRECTORY_SUBSCRIBED_ALREADY',
    });
  });

  undoesEverywhere(name);
});
