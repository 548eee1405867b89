import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { undoesEverywhere } from '@tenantry/testing';
import { customers, names } from '@tenantry/testing/plan-customers';

describe('ModifyPlan', () => {
  it('changes the name, description, status and values', async () => {
    const { run } = await customers();
    const { dateCreated } = await run('GetPlan', { planName: names.gold });

    await run('ModifyPlan', {
      planName: names.gold,
      planTypeName: 'UserHosting',
      newPlanName: 'Platinum',
      planDescription: 'The very best',
      planStatus: 'Disabled',
      features: [{ name: 'size' }, { name: 'mail/pop', value: 'true' }],
    });

    const { dateLastUpdated, ...plan } = await run('GetPlan', { planName: 'Platinum' });
    assert.deepEqual(plan, {
      planName: 'Platinum',
      planTypeName: 'UserHosting',
      planDescription: 'The very best',
      planStatus: 'Disabled',
      features: [{ name: 'mail/pop', value: 'true' }],
      dateCreated,
    });
    assert.ok(dateLastUpdated > dateCreated);
    await assert.rejects(run('GetPlan', { planName: names.gold }), { code: 'PLANS_NO_SUCH_PLAN' });
  });

  it('leaves what is not given', async () => {
    const { run } = await customers();
    const { dateLastUpdated: _, ...before } = await run('GetPlan', { planName: names.gold });

    await run('ModifyPlan', { planName: names.gold, newPlanName: names.gold, features: [{ name: 'mail/pop' }] });

    const { dateLastUpdated: __, ...after } = await run('GetPlan', { planName: names.gold });
    assert.deepEqual(after, before);
  });

  it('leaves a plan that is switched off to the customers who have it', async () => {
    const { run, user } = await customers();
    await run('AddCustomerPlan', { path: user.path, planName: names.gold });

    await run('ModifyPlan', { planName: names.gold, planStatus: 'Disabled', newPlanName: 'Platinum' });

    const { plans } = await run('GetPlansByCustomer', { path: user.path });
    assert.deepEqual(
      plans.map((plan: { planName: string; planStatus: string }) => [plan.planName, plan.planStatus]),
      [['Platinum', 'Disabled']],
    );
    await run('RemovePlanFromCustomer', { path: user.path, planName: 'Platinum' });
    await assert.rejects(run('AddCustomerPlan', { path: user.path, planName: 'Platinum' }), {
      code: 'PLANS_PLAN_NOT_AVAILABLE',
    });
  });

  it('says what is wrong', async () => {
    const { run } = await customers();
    const modify = (more: object) => run('ModifyPlan', { planName: names.gold, ...more });
    const size = { name: 'size', value: '2' };

    await assert.rejects(modify({ planName: 'gold' }), { code: 'PLANS_NO_SUCH_PLAN' });
    await assert.rejects(modify({ planTypeName: 'OrgHosting' }), { code: 'PLANS_PLAN_OF_WRONG_TYPE' });
    await assert.rejects(modify({ newPlanName: names.basic }), { code: 'PLANS_PLAN_EXISTS' });
    await assert.rejects(modify({ features: [size, { name: 'size' }] }), { code: 'PLANS_FEATURE_TWICE' });
    await assert.rejects(modify({ features: [{ name: 'Size' }] }), { code: 'PLANS_NO_SUCH_FEATURE_TYPE' });
  });

  it('lets one of two that want the same name have it', async () => {
    const { run } = await customers();
    const rename = (planName: string) => run('ModifyPlan', { planName, newPlanName: 'Platinum' });

    const results = await Promise.allSettled([rename(names.gold), rename(names.basic)]);

    const codes = results.map((result) => (result.status === 'rejected' ? result.reason.code : 'done')).sort();
    assert.deepEqual(codes, ['PLANS_PLAN_EXISTS', 'done']);
  });

  it('lets two plans that change names with others not wait for each other for ever', async () => {
    const { run } = await customers();

    const results = await Promise.allSettled([
      run('ModifyPlan', { planName: names.gold, newPlanName: names.basic }),
      run('ModifyPlan', { planName: names.basic, newPlanName: names.gold }),
    ]);

    const codes = results.map((result) => (result.status === 'rejected' ? result.reason.code : 'done'));
    assert.deepEqual(codes, ['PLANS_PLAN_EXISTS', 'PLANS_PLAN_EXISTS']);
  });

  it('leaves nothing behind when its request fails', async () => {
    const { undoes } = await customers();

    await undoes('ModifyPlan', {
      planName: names.gold,
      newPlanName: 'Platinum',
      planDescription: 'The very best',
      planStatus: 'Disabled',
      features: [{ name: 'size' }, { name: 'mail/pop', value: 'true' }],
    });
    await undoes('ModifyPlan', { planName: names.gold, features: [{ name: 'size', value: '7' }] });
  });

  undoesEverywhere('Managed Plans::ModifyPlan');
});
