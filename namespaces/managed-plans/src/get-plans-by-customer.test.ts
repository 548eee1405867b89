import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { customers, names, nobody } from '@tenantry/testing/plan-customers';

describe('GetPlansByCustomer', () => {
  it('tells the plans that a customer has, with dates', async () => {
    const { run, user } = await customers();
    await run('AddCustomerPlan', { path: user.path, planName: names.gold });

    const { plans } = await run('GetPlansByCustomer', { path: user.path, planTypeName: 'UserHosting' });

    const [{ dateCreated, dateLastUpdated, dateAssigned, ...plan }] = plans;
    assert.deepEqual(plan, {
      planName: names.gold,
      planTypeName: 'UserHosting',
      planDescription: names.gold,
      planStatus: 'Enabled',
      features: [{ name: 'size', value: '1' }],
      planOverrides: [],
    });
    for (const date of [dateCreated, dateLastUpdated, dateAssigned]) assert.equal(new Date(date).toISOString(), date);
  });

  it('is empty without plans, and without one of the type', async () => {
    const { run, user } = await customers();

    assert.deepEqual(await run('GetPlansByCustomer', { path: user.path }), { plans: [] });
    await run('AddCustomerPlan', { path: user.path, planName: names.gold });
    assert.deepEqual(await run('GetPlansByCustomer', { path: user.path, planTypeName: 'OrgHosting' }), { plans: [] });
  });

  it('says what is wrong', async () => {
    const { run } = await customers();

    await assert.rejects(run('GetPlansByCustomer', {}), { code: 'PLANS_CUSTOMER_NOT_NAMED' });
    await assert.rejects(run('GetPlansByCustomer', { GUID: nobody }), { code: 'PLANS_NO_SUCH_CUSTOMER' });
  });
});
