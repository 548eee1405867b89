import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { customers, names } from '@tenantry/testing/plan-customers';

describe('GetAssignablePlan_', () => {
  it('returns a plan that the organization has on its list', async () => {
    const { run, organization } = await customers();
    const input = { organization: organization.path, planName: names.gold, planTypeName: 'UserHosting' };

    assert.deepEqual(await run('GetAssignablePlan_', input), await run('GetPlan', { planName: names.gold }));
  });

  it('returns a plan for organizations without a list', async () => {
    const { run, rival } = await customers();
    const input = { organization: rival.path, planName: names.organization, planTypeName: 'OrgHosting' };

    assert.equal((await run('GetAssignablePlan_', input)).planName, names.organization);
  });

  it('refuses a plan that is not on the list, or switched off there or as a whole', async () => {
    const { run, organization, rival } = await customers();
    const { path } = organization;
    const get = (planName: string, from = path) =>
      run('GetAssignablePlan_', { organization: from, planName, planTypeName: 'UserHosting' });
    const code = 'PLANS_PLAN_NOT_AVAILABLE';
    await run('SetAvailablePlanStatus', { path, availablePlans: [names.gold], planStatus: 'Disabled' });
    await run('ModifyPlan', { planName: names.basic, planStatus: 'Disabled' });

    await assert.rejects(get(names.unlisted), { code, message: /its list of available plans does not have it/ });
    await assert.rejects(get(names.unlisted, rival.path), {
      code,
      message: /its list of available plans does not have it/,
    });
    await assert.rejects(get(names.gold), { code, message: /its list of available plans has it switched off/ });
    await assert.rejects(get(names.basic), { code, message: /the plan is disabled/ });
  });

  it('refuses a plan that is not there or of another type', async () => {
    const { run, organization } = await customers();
    const get = (planName: string) =>
      run('GetAssignablePlan_', { organization: organization.path, planName, planTypeName: 'UserHosting' });

    await assert.rejects(get('gold'), { code: 'PLANS_NO_SUCH_PLAN' });
    await assert.rejects(get(names.organization), { code: 'PLANS_PLAN_OF_WRONG_TYPE' });
  });
});
