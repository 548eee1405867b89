import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, staysWithin, undoesEverywhere } from '@tenantry/testing';

const name = 'Hosted Active Directory::ChangeOrganizationPlanAssignment';

describe(name, () => {
  it('replaces the plan', async () => {
    const hoster = await hosting();
    await hoster.run('Hosted Active Directory::CreateOrganizationPlan', {
      planName: 'Other',
      planDescription: 'Other',
      planTypeName: 'Active Directory',
    });
    await hoster.run(name, { path: hoster.acme.path, planName: 'Other' });
    const { plans } = await hoster.run('Managed Plans::GetPlansByCustomer', {
      path: hoster.acme.path,
      planTypeName: 'ADBusinessOrg',
    });
    assert.deepEqual(
      plans.map(({ planName }: { planName: string }) => planName),
      ['Other'],
    );
  });

  it('refuses an organization without one', async () => {
    const hoster = await hosting();
    const { org } = await hoster.run('Hosted Active Directory::CreateOrganization', {
      container: hoster.reseller.path,
      name: 'Fresh',
    });
    await assert.rejects(hoster.run(name, { path: org.path, planName: 'DirectoryBusiness' }), {
      code: 'HOSTED_DIRECTORY_NOT_SUBSCRIBED',
    });
  });

  undoesEverywhere(name);

  staysWithin(name);
});
