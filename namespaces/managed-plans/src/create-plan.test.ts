import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { undoesEverywhere } from '@tenantry/testing';
import { plansOnly } from '@tenantry/testing/plans';

const size = { name: 'size', value: '1' };
const gold = { planName: 'Gold', planTypeName: 'UserHosting', planDescription: 'The best', features: [size] };

describe('CreatePlan', () => {
  it('creates an enabled plan with its values', async () => {
    const { run } = await plansOnly();

    assert.deepEqual(await run('CreatePlan', gold), {});

    const { dateCreated, dateLastUpdated, ...plan } = await run('GetPlan', { planName: 'Gold' });
    assert.deepEqual(plan, { ...gold, planStatus: 'Enabled' });
    assert.equal(new Date(dateCreated).toISOString(), dateCreated);
    assert.equal(dateLastUpdated, dateCreated);
  });

  it('compares names exactly', async () => {
    const { run } = await plansOnly();

    await run('CreatePlan', gold);
    await run('CreatePlan', { ...gold, planName: 'gold', features: undefined });

    assert.deepEqual((await run('GetPlan', { planName: 'gold' })).features, []);
  });

  it('says what is wrong', async () => {
    const { run } = await plansOnly();
    const create = (more: object) => run('CreatePlan', { ...gold, ...more });

    await assert.rejects(create({ planTypeName: 'Nothing' }), { code: 'PLANS_NO_SUCH_TYPE' });
    // A type of another kind is none of a plan.
    await assert.rejects(create({ planTypeName: 'Mailbox' }), { code: 'PLANS_NO_SUCH_TYPE' });
    await assert.rejects(create({ features: [size, { name: 'Size', value: '1' }] }), {
      code: 'PLANS_NO_SUCH_FEATURE_TYPE',
      message: /"Size"/,
    });
    await assert.rejects(create({ features: [size, size] }), { code: 'PLANS_FEATURE_TWICE' });
    await create({});
    await assert.rejects(create({ planTypeName: 'OrgHosting' }), { code: 'PLANS_PLAN_EXISTS' });
  });

  it('lets one of two that come at once create the plan', async () => {
    const { run } = await plansOnly();

    const results = await Promise.allSettled([run('CreatePlan', gold), run('CreatePlan', gold)]);

    const codes = results.map((result) => (result.status === 'rejected' ? result.reason.code : 'done')).sort();
    assert.deepEqual(codes, ['PLANS_PLAN_EXISTS', 'done']);
  });

  it('leaves nothing behind when its request fails', async () => {
    const { undoes } = await plansOnly();

    await undoes('CreatePlan', gold);
  });

  it('leaves the plan to those who use it when its request fails', async () => {
    const { run, undoesAfter, organization } = await plansOnly();
    const { path } = organization;
    await run('CreateCustomer', { path, customerTypeName: 'BusinessOrganization' });

    await undoesAfter('CreatePlan', gold, () =>
      run('AddAvailablePlansToCustomer', { path, availablePlans: ['Gold'], planTypeName: 'UserHosting' }),
    );

    assert.deepEqual((await run('GetPlan', { planName: 'Gold' })).features, [size]);
  });

  undoesEverywhere('Managed Plans::CreatePlan');
});
