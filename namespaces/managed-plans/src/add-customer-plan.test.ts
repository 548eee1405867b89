import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { undoesEverywhere } from '@tenantry/testing';
import { customers, eventsOf, names } from '@tenantry/testing/plan-customers';

describe('AddCustomerPlan', () => {
  it('gives a user a plan with overrides', async () => {
    const books = await customers();
    const { run, user } = books;
    const planOverrides = [{ name: 'size', value: '2' }];

    await run('AddCustomerPlan', { path: user.path, planName: names.gold, planOverrides });

    const { plans } = await run('GetPlansByCustomer', { path: user.path });
    assert.deepEqual(
      plans.map((plan: { planName: string; features: unknown; planOverrides: unknown }) => [
        plan.planName,
        plan.features,
        plan.planOverrides,
      ]),
      [[names.gold, [{ name: 'size', value: '1' }], planOverrides]],
    );
    assert.equal((await eventsOf(books, user.guid)).at(-1), 'PlanAdded Gold');
  });

  it('refuses a second plan of the type, and a plan that is not there or of another type', async () => {
    const { run, user } = await customers();
    const add = (more: object) => run('AddCustomerPlan', { path: user.path, planName: names.gold, ...more });

    await assert.rejects(add({ planName: 'gold' }), { code: 'PLANS_NO_SUCH_PLAN' });
    await assert.rejects(add({ planTypeName: 'OrgHosting' }), { code: 'PLANS_PLAN_OF_WRONG_TYPE' });
    await assert.rejects(add({ planName: names.organization }), { code: 'PLANS_PLAN_OF_WRONG_SUBJECT' });
    await add({});
    await assert.rejects(add({ planName: names.basic }), { code: 'PLANS_PLAN_TYPE_TAKEN' });
  });

  it('refuses a plan that the organization may not use', async () => {
    const { run, user, organization, rival, rivalUser } = await customers();
    const add = (path: string, planName: string) => run('AddCustomerPlan', { path, planName });
    await run('CreateCustomer', { path: rival.path, customerTypeName: 'BusinessOrganization' });
    await run('CreateCustomer', { path: rivalUser.path, customerTypeName: 'BusinessUser' });

    await assert.rejects(add(user.path, names.unlisted), { code: 'PLANS_PLAN_NOT_AVAILABLE' });
    await assert.rejects(add(rivalUser.path, names.gold), { code: 'PLANS_PLAN_NOT_AVAILABLE' });
    const availablePlans = [names.gold];
    await run('SetAvailablePlanStatus', { path: organization.path, availablePlans, planStatus: 'Disabled' });
    await assert.rejects(add(user.path, names.gold), { code: 'PLANS_PLAN_NOT_AVAILABLE' });
    await run('ModifyPlan', { planName: names.basic, planStatus: 'Disabled' });
    await assert.rejects(add(user.path, names.basic), { code: 'PLANS_PLAN_NOT_AVAILABLE' });
  });

  it('refuses features that are unknown or given twice, and customers without a record', async () => {
    const { run, user, rivalUser } = await customers();
    const add = (path: string, planOverrides: object[]) =>
      run('AddCustomerPlan', { path, planName: names.gold, planOverrides });
    const size = { name: 'size', value: '2' };

    await assert.rejects(add(user.path, [size, size]), { code: 'PLANS_FEATURE_TWICE' });
    await assert.rejects(add(user.path, [{ name: 'Size', value: '2' }]), { code: 'PLANS_NO_SUCH_FEATURE_TYPE' });
    await assert.rejects(add(rivalUser.path, []), { code: 'PLANS_NO_SUCH_CUSTOMER' });
  });

  it('lets one of two that come at once give its plan', async () => {
    const { run, user } = await customers();
    const add = (planName: string) => run('AddCustomerPlan', { path: user.path, planName });

    const results = await Promise.allSettled([add(names.gold), add(names.basic)]);

    const codes = results.map((result) => (result.status === 'rejected' ? result.reason.code : 'done')).sort();
    assert.deepEqual(codes, ['PLANS_PLAN_TYPE_TAKEN', 'done']);
  });

  it('leaves nothing behind when its request fails', async () => {
    const { undoes, user } = await customers();

    const planOverrides = [{ name: 'size', value: '2' }];
    await undoes('AddCustomerPlan', { path: user.path, planName: names.gold, planOverrides });
  });

  undoesEverywhere('Managed Plans::AddCustomerPlan');
});
