import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { customers, names, nobody } from '@tenantry/testing/plan-customers';

describe('ExecPlanSQL_', () => {
  it('counts the children that have a plan of a type', async () => {
    const { run, organization, user } = await customers();
    const count = async (planTypeName?: string) => {
      const query = { path: organization.path, storedProcedure: 'spCountOrgUsersByPlanType' };
      return (await run('ExecPlanSQL_', { ...query, planTypeName })).count;
    };

    assert.equal(await count(), 0);
    await run('AddCustomerPlan', { path: user.path, planName: names.gold });
    assert.deepEqual([await count(), await count('UserHosting'), await count('OrgHosting')], [1, 1, 0]);
    await run('RemovePlanFromCustomer', { path: user.path, planName: names.gold });
    assert.deepEqual([await count(), await count('UserHosting')], [0, 0]);
  });

  it('counts a child with plans of several types once', async () => {
    const { run, organization, user } = await customers();
    const planTypeName = 'OtherUserHosting';
    await run('CreatePlan', { planName: 'Other', planTypeName, planDescription: 'Other' });
    await run('AddAvailablePlansToCustomer', { path: organization.path, availablePlans: ['Other'], planTypeName });
    for (const planName of [names.gold, 'Other']) await run('AddCustomerPlan', { path: user.path, planName });

    const query = { GUID: organization.guid, storedProcedure: 'spCountOrgUsersByPlanType' };
    assert.deepEqual(await run('ExecPlanSQL_', query), { count: 1 });
  });

  it('counts the children whose records count', async () => {
    const { run, organization, user } = await customers();
    const query = { path: organization.path, storedProcedure: 'spCountChildCustomers' };

    assert.deepEqual(await run('ExecPlanSQL_', query), { count: 1 });
    await run('DeleteCustomer', { path: user.path });
    assert.deepEqual(await run('ExecPlanSQL_', query), { count: 0 });
  });

  it('counts none of a parent that nobody knows', async () => {
    const { run } = await customers();

    assert.deepEqual(await run('ExecPlanSQL_', { GUID: nobody, storedProcedure: 'spCountChildCustomers' }), {
      count: 0,
    });
  });

  it('says what is wrong', async () => {
    const { run, organization } = await customers();
    const { path, guid: GUID } = organization;
    const storedProcedure = 'spCountChildCustomers';

    await assert.rejects(run('ExecPlanSQL_', { storedProcedure }), { code: 'PLANS_CUSTOMER_NOT_NAMED' });
    await assert.rejects(run('ExecPlanSQL_', { path, GUID, storedProcedure }), { code: 'PLANS_CUSTOMER_NOT_NAMED' });
    await assert.rejects(run('ExecPlanSQL_', { path, storedProcedure: 'drop table' }), {
      code: 'ENGINE_INPUT_INVALID',
    });
  });
});
