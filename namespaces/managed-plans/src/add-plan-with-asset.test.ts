import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { undoesEverywhere } from '@tenantry/testing';
import { customers, eventsOf, names, nobody } from '@tenantry/testing/plan-customers';

const featureName = 'maximum/mailboxes';

describe('AddPlanWithAsset_', () => {
  it('gives a user a plan with overrides and an asset, as the two procedures do that it stands for', async () => {
    const books = await customers();
    const { run, user } = books;
    const planOverrides = [{ name: 'size', value: '2' }];

    await run('AddPlanWithAsset_', { ...wantedBy(books), planOverrides });

    const { plans } = await run('GetPlansByCustomer', { path: user.path });
    assert.equal(plans.length, 1);
    assert.deepEqual([plans[0].planName, plans[0].planOverrides], [names.gold, planOverrides]);
    const { assets } = await run('GetAssetsByCustomer', { path: user.path });
    assert.deepEqual(
      assets.map(({ assetTypeName, value }: { assetTypeName: string; value: string }) => [assetTypeName, value]),
      [['Mailbox', 'm1']],
    );
    assert.deepEqual((await eventsOf(books, user.guid)).slice(-2), ['PlanAdded Gold', 'AssetAdded Mailbox m1']);
  });

  it('refuses what one of the two refuses, and leaves nothing of the other', async () => {
    const books = await customers();
    const { run, user, rival } = books;
    const before = await eventsOf(books, user.guid);
    const add = (more: object) => run('AddPlanWithAsset_', { ...wantedBy(books), ...more });
    const size = { name: 'size', value: '2' };
    await run('AddAsset_', { path: user.path, assetTypeName: 'Mailbox', value: 'M2' });
    const cases: [string, object][] = [
      ['PLANS_NO_SUCH_PLAN', { planName: 'gold' }],
      ['PLANS_PLAN_OF_WRONG_TYPE', { planTypeName: 'OrgHosting' }],
      ['PLANS_PLAN_OF_WRONG_SUBJECT', { planName: names.organization, planTypeName: 'OrgHosting' }],
      ['PLANS_PLAN_NOT_AVAILABLE', { planName: names.unlisted }],
      ['PLANS_PLAN_NOT_AVAILABLE', { organization: rival.path }],
      ['PLANS_NO_SUCH_CUSTOMER', { GUID: nobody }],
      ['PLANS_NO_SUCH_TYPE', { assetTypeName: 'Nothing' }],
      ['PLANS_FEATURE_TWICE', { planOverrides: [size, size] }],
      ['PLANS_NO_SUCH_FEATURE_TYPE', { planOverrides: [{ name: 'Size', value: '2' }] }],
      ['PLANS_ASSET_EXISTS', { value: 'm2' }],
    ];

    for (const [code, more] of cases) await assert.rejects(add(more), { code }, JSON.stringify(more));

    assert.deepEqual(await eventsOf(books, user.guid), [...before, 'AssetAdded Mailbox M2']);
    assert.deepEqual((await run('GetPlansByCustomer', { path: user.path })).plans, []);
    await add({});
    await assert.rejects(add({ planName: names.basic, value: 'm3' }), { code: 'PLANS_PLAN_TYPE_TAKEN' });
    await run('ModifyPlan', { planName: names.basic, planStatus: 'Disabled' });
    await assert.rejects(add({ planName: names.basic, value: 'm3' }), { code: 'PLANS_PLAN_NOT_AVAILABLE' });
  });

  it('counts the user, and refuses one more than the plan of the organization allows', async () => {
    const books = await customers();
    const { run, organization, query } = books;
    const limit = (value: string) =>
      run('CreatePlan', {
        planName: `Only ${value}`,
        planTypeName: 'OrgHosting',
        planDescription: value,
        features: [{ name: featureName, value }],
      });
    await run('CreateFeatureType', { planFeatures: [{ featureName, featureDescription: 'Mailboxes.' }] });
    await limit('0');
    await limit('1');
    await run('AddCustomerPlan', { path: organization.path, planName: 'Only 0' });

    await assert.rejects(run('AddPlanWithAsset_', wantedBy(books)), {
      code: 'PLANS_LIMIT_REACHED',
      message: /its own plan allows 0/,
    });
    await run('ChangeCustomerPlan', { path: organization.path, planName: 'Only 1' });
    await run('AddPlanWithAsset_', wantedBy(books));

    assert.deepEqual(await query('select item from plans.counted_item'), [{ item: books.user.guid }]);
  });

  it('lets one of two that come at once give its plan', async () => {
    const books = await customers();
    const add = (planName: string) => books.run('AddPlanWithAsset_', { ...wantedBy(books), planName, value: planName });

    const results = await Promise.allSettled([add(names.gold), add(names.basic)]);

    const codes = results.map((result) => (result.status === 'rejected' ? result.reason.code : 'done')).sort();
    assert.deepEqual(codes, ['PLANS_PLAN_TYPE_TAKEN', 'done']);
  });

  it('leaves nothing behind when its request fails', async () => {
    const books = await customers();

    await books.undoes('AddPlanWithAsset_', { ...wantedBy(books), planOverrides: [{ name: 'size', value: '2' }] });
  });

  undoesEverywhere('Managed Plans::AddPlanWithAsset_', async ({ acme, directory }) => {
    const path = await acme.user('ben');
    const { guid: GUID } = await directory.read(path);
    const plan = { planName: 'MailboxGold', planTypeName: 'ExchUserHosting' };
    return { path, GUID, organization: acme.path, ...plan, assetTypeName: 'ExchMailboxGUID', featureName, value: 'm1' };
  });
});

function wantedBy({ user, organization }: Awaited<ReturnType<typeof customers>>) {
  const plan = { planName: names.gold, planTypeName: 'UserHosting' };
  const { path, guid: GUID } = user;
  return { path, GUID, organization: organization.path, ...plan, assetTypeName: 'Mailbox', featureName, value: 'm1' };
}
