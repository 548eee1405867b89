import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { undoesEverywhere } from '@tenantry/testing';
import { customers, names } from '@tenantry/testing/plan-customers';

describe('SetPlanOverrides_', () => {
  it('replaces all overrides', async () => {
    const { run, user } = await customers();
    const set = (planOverrides: object[]) =>
      run('SetPlanOverrides_', { path: user.path, planTypeName: 'UserHosting', planOverrides });
    const read = async () => (await run('GetPlansByCustomer', { path: user.path })).plans[0].planOverrides;
    const size = { name: 'size', value: '2' };
    const pop = { name: 'mail/pop', value: '1' };
    await run('AddCustomerPlan', { path: user.path, planName: names.gold, planOverrides: [size] });

    await set([pop]);
    assert.deepEqual(await read(), [pop]);
    await set([]);
    assert.deepEqual(await read(), []);
  });

  it('says what is wrong', async () => {
    const { run, user, rivalUser } = await customers();
    const set = (path: string, ...planOverrides: object[]) =>
      run('SetPlanOverrides_', { path, planTypeName: 'UserHosting', planOverrides });
    const size = { name: 'size', value: '2' };

    await assert.rejects(set(rivalUser.path), { code: 'PLANS_NO_SUCH_CUSTOMER' });
    await assert.rejects(set(user.path), { code: 'PLANS_PLAN_NOT_HELD' });
    await run('AddCustomerPlan', { path: user.path, planName: names.gold });
    await assert.rejects(set(user.path, size, size), { code: 'PLANS_FEATURE_TWICE' });
    await assert.rejects(set(user.path, { name: 'Size', value: '2' }), { code: 'PLANS_NO_SUCH_FEATURE_TYPE' });
  });

  it('leaves nothing behind when its request fails', async () => {
    const { run, undoes, user } = await customers();
    const planOverrides = [{ name: 'size', value: '2' }];
    await run('AddCustomerPlan', { path: user.path, planName: names.gold, planOverrides });

    const others = [{ name: 'mail/pop', value: '1' }];
    await undoes('SetPlanOverrides_', { path: user.path, planTypeName: 'UserHosting', planOverrides: others });
  });

  undoesEverywhere('Managed Plans::SetPlanOverrides_', async ({ acme }) => ({
    path: await acme.mailboxUser('ann'),
    planTypeName: 'ExchUserHosting',
    planOverrides: [{ name: 'recipientLimits', value: '5' }],
  }));
});
