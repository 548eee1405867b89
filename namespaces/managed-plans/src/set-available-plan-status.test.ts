import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { undoesEverywhere } from '@tenantry/testing';
import { customers, names } from '@tenantry/testing/plan-customers';

describe('SetAvailablePlanStatus', () => {
  it('switches entries off and on; who has the plan keeps it', async () => {
    const { run, organization, user } = await customers();
    const set = (planStatus: string) =>
      run('SetAvailablePlanStatus', { path: organization.path, availablePlans: [names.gold], planStatus });
    await run('AddCustomerPlan', { path: user.path, planName: names.gold });

    await set('Disabled');

    assert.equal((await run('GetPlansByCustomer', { path: user.path })).plans[0].planName, names.gold);
    await run('RemovePlanFromCustomer', { path: user.path, planName: names.gold });
    await assert.rejects(run('AddCustomerPlan', { path: user.path, planName: names.gold }), {
      code: 'PLANS_PLAN_NOT_AVAILABLE',
    });
    await set('Enabled');
    await run('AddCustomerPlan', { path: user.path, planName: names.gold });
  });

  it('says what is wrong', async () => {
    const { run, organization, rival } = await customers();
    const set = (more: object) =>
      run('SetAvailablePlanStatus', {
        path: organization.path,
        availablePlans: [names.gold],
        planStatus: 'Disabled',
        ...more,
      });

    await assert.rejects(set({ path: rival.path }), { code: 'PLANS_NO_SUCH_CUSTOMER' });
    await assert.rejects(set({ availablePlans: ['gold'] }), { code: 'PLANS_NO_SUCH_PLAN' });
    await assert.rejects(set({ planTypeName: 'OrgHosting' }), { code: 'PLANS_PLAN_OF_WRONG_TYPE' });
    await assert.rejects(set({ availablePlans: [names.gold, names.unlisted] }), {
      code: 'PLANS_PLAN_NOT_LISTED',
      message: new RegExp(`${organization.path} has no plan "${names.unlisted}"`),
    });
  });

  it('leaves nothing behind when its request fails', async () => {
    const { undoes, organization } = await customers();

    const availablePlans = [names.gold, names.basic];
    await undoes('SetAvailablePlanStatus', { path: organization.path, availablePlans, planStatus: 'Disabled' });
  });

  undoesEverywhere('Managed Plans::SetAvailablePlanStatus');
});
