import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { undoesEverywhere } from '@tenantry/testing';
import { customers, eventsOf, names } from '@tenantry/testing/plan-customers';

describe('ChangeCustomerPlan', () => {
  it('replaces the plan and its overrides', async () => {
    const books = await customers();
    const { run, user } = books;
    const planOverrides = [{ name: 'size', value: '2' }];
    await run('AddCustomerPlan', { path: user.path, planName: names.gold, planOverrides });

    assert.deepEqual(await run('ChangeCustomerPlan', { path: user.path, planName: names.basic }), {
      oldPlanName: names.gold,
    });

    const { plans } = await run('GetPlansByCustomer', { path: user.path });
    assert.deepEqual(
      plans.map((plan: { planName: string; planOverrides: unknown }) => [plan.planName, plan.planOverrides]),
      [[names.basic, []]],
    );
    assert.equal((await eventsOf(books, user.guid)).at(-1), 'PlanChange Basic');
  });

  it('takes the plan that the customer has already, even when it was switched off', async () => {
    const { run, user, organization } = await customers();
    await run('AddCustomerPlan', { path: user.path, planName: names.gold });
    const availablePlans = [names.gold, names.basic];
    await run('SetAvailablePlanStatus', { path: organization.path, availablePlans, planStatus: 'Disabled' });
    const change = (planName: string) => run('ChangeCustomerPlan', { path: user.path, planName });

    assert.deepEqual(await change(names.gold), { oldPlanName: names.gold });
    await assert.rejects(change(names.basic), { code: 'PLANS_PLAN_NOT_AVAILABLE' });
  });

  it('says what is wrong', async () => {
    const { run, user, rivalUser } = await customers();
    const change = (more: object) => run('ChangeCustomerPlan', { path: user.path, planName: names.basic, ...more });
    const size = { name: 'size', value: '2' };

    await assert.rejects(change({}), { code: 'PLANS_PLAN_NOT_HELD' });
    await run('AddCustomerPlan', { path: user.path, planName: names.gold });
    await assert.rejects(change({ oldPlanName: names.basic }), { code: 'PLANS_PLAN_NOT_HELD' });
    await assert.rejects(change({ planName: names.organization }), { code: 'PLANS_PLAN_NOT_HELD' });
    await assert.rejects(change({ planName: 'Nothing' }), { code: 'PLANS_NO_SUCH_PLAN' });
    await assert.rejects(change({ planTypeName: 'OrgHosting' }), { code: 'PLANS_PLAN_OF_WRONG_TYPE' });
    await assert.rejects(change({ planOverrides: [size, size] }), { code: 'PLANS_FEATURE_TWICE' });
    await assert.rejects(change({ planOverrides: [{ name: 'Size', value: '2' }] }), {
      code: 'PLANS_NO_SUCH_FEATURE_TYPE',
    });
    await assert.rejects(change({ path: rivalUser.path }), { code: 'PLANS_NO_SUCH_CUSTOMER' });
  });

  it('leaves nothing behind when its request fails', async () => {
    const { run, undoes, user } = await customers();
    const planOverrides = [{ name: 'size', value: '2' }];
    await run('AddCustomerPlan', { path: user.path, planName: names.gold, planOverrides });

    await undoes('ChangeCustomerPlan', { path: user.path, planName: names.basic });
    await undoes('ChangeCustomerPlan', { path: user.path, planName: names.gold, planOverrides: [] });
  });

  undoesEverywhere('Managed Plans::ChangeCustomerPlan');
});
