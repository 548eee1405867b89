import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, undoesEverywhere } from '@tenantry/testing';

const name = 'Hosted Active Directory::ModifyOrganizationPlan';

describe(name, () => {
  it('changes name and description', async () => {
    const hoster = await hosting();
    await hoster.run(name, { planName: 'DirectoryBusiness', newPlanName: 'Other', planDescription: 'New' });
    assert.equal((await hoster.run('Managed Plans::GetPlan', { planName: 'Other' })).planDescription, 'New');
  });

  it('refuses plans of other services', async () => {
    const hoster = await hosting();
    await assert.rejects(hoster.run(name, { planName: 'MailboxGold', newPlanName: 'X' }), {
      code: 'HOSTED_DIRECTORY_PLAN_OF_WRONG_TYPE',
    });
  });

  undoesEverywhere(name);
});
