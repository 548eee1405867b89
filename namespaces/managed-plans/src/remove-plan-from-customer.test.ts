import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { undoesEverywhere } from '@tenantry/testing';
import { customers, eventsOf, names } from '@tenantry/testing/plan-customers';

describe('RemovePlanFromCustomer', () => {
  it('takes the plan off, and the assets of its service', async () => {
    const books = await customers();
    const { run, user } = books;
    await run('AddCustomerPlan', { path: user.path, planName: names.gold });
    await run('AddAsset_', { path: user.path, assetTypeName: 'Mailbox', value: 'm1' });
    await run('RegisterService', {
      serviceId: '7e315934-b0f1-4343-9a0a-c9de3ee90eef',
      serviceName: 'Other',
      serviceDescription: 'Other',
      assetTypes: [{ name: 'Number', code: 'NU' }],
    });
    await run('AddAsset_', { path: user.path, assetTypeName: 'Number', value: '7' });

    const removed = await run('RemovePlanFromCustomer', { path: user.path, planTypeName: 'UserHosting' });

    assert.deepEqual(removed, { planName: names.gold });
    assert.deepEqual(await run('GetPlansByCustomer', { path: user.path }), { plans: [] });
    const { assets } = await run('GetAssetsByCustomer', { path: user.path });
    assert.deepEqual(
      assets.map(({ value }: { value: string }) => value),
      ['7'],
    );
    assert.equal((await eventsOf(books, user.guid)).at(-1), 'PlanRemoved Gold');
  });

  it('finds a customer that the directory no longer has', async () => {
    const { run, user, forget } = await customers();
    await run('AddCustomerPlan', { path: user.path, planName: names.gold });
    forget(user.path);

    const removed = await run('RemovePlanFromCustomer', { GUID: user.guid, planName: names.gold });
    assert.deepEqual(removed, { planName: names.gold });
  });

  it('says what is wrong', async () => {
    const { run, user, rivalUser } = await customers();
    const remove = (input: object) => run('RemovePlanFromCustomer', input);

    await assert.rejects(remove({ path: user.path }), { code: 'PLANS_PLAN_NOT_NAMED' });
    await assert.rejects(remove({ planName: names.gold }), { code: 'PLANS_CUSTOMER_NOT_NAMED' });
    await assert.rejects(remove({ path: user.path, planName: names.gold }), { code: 'PLANS_PLAN_NOT_HELD' });
    await assert.rejects(remove({ path: user.path, planTypeName: 'UserHosting' }), { code: 'PLANS_PLAN_NOT_HELD' });
    await assert.rejects(remove({ path: rivalUser.path, planName: names.gold }), { code: 'PLANS_NO_SUCH_CUSTOMER' });
  });

  it('leaves nothing behind when its request fails', async () => {
    const { run, undoes, user } = await customers();
    await run('AddCustomerPlan', { path: user.path, planName: names.gold });
    await run('AddAsset_', { path: user.path, assetTypeName: 'Mailbox', value: 'm1' });

    await undoes('RemovePlanFromCustomer', { path: user.path, planName: names.gold });
  });

  undoesEverywhere('Managed Plans::RemovePlanFromCustomer');
});
