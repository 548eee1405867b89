import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, undoesEverywhere } from '@tenantry/testing';

const name = 'Hosted Active Directory::CreateOrganizationPlan';

describe(name, () => {
  it('creates a plan; the name of the service stands for the type', async () => {
    const hoster = await hosting();
    await hoster.run(name, { planName: 'Other', planDescription: 'Other', planTypeName: 'Active Directory' });
    assert.equal((await hoster.run('Managed Plans::GetPlan', { planName: 'Other' })).planTypeName, 'ADBusinessOrg');
  });

  it('refuses types of other services', async () => {
    const hoster = await hosting();
    await assert.rejects(
      hoster.run(name, { planName: 'Other', planDescription: 'Other', planTypeName: 'ExchUserHosting' }),
      { code: 'HOSTED_DIRECTORY_PLAN_TYPE_UNKNOWN' },
    );
  });

  undoesEverywhere(name);
});
