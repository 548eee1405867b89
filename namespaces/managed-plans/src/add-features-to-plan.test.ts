import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { undoesEverywhere } from '@tenantry/testing';
import { customers, names } from '@tenantry/testing/plan-customers';

const features = [
  { name: 'mail/pop', value: 'true' },
  { name: 'size', value: '2' },
];

describe('AddFeaturesToPlan', () => {
  it('adds values, and replaces those that the plan has', async () => {
    const { run } = await customers();
    const before = await run('GetPlan', { planName: names.gold });

    await run('AddFeaturesToPlan', { planName: names.gold, features });

    const after = await run('GetPlan', { planName: names.gold });
    assert.deepEqual(after.features, features);
    assert.ok(after.dateLastUpdated > before.dateLastUpdated);
    assert.equal(after.dateCreated, before.dateCreated);
    assert.deepEqual((await run('GetPlan', { planName: names.basic })).features, [{ name: 'size', value: '1' }]);
  });

  it('says what is wrong', async () => {
    const { run } = await customers();
    const add = (more: object) => run('AddFeaturesToPlan', { planName: names.gold, features, ...more });

    await assert.rejects(add({ planName: 'gold' }), { code: 'PLANS_NO_SUCH_PLAN' });
    await assert.rejects(add({ features: [...features, ...features] }), { code: 'PLANS_FEATURE_TWICE' });
    await assert.rejects(add({ features: [{ name: 'Size', value: '2' }] }), { code: 'PLANS_NO_SUCH_FEATURE_TYPE' });
  });

  it('leaves nothing behind when its request fails', async () => {
    const { undoes } = await customers();

    await undoes('AddFeaturesToPlan', { planName: names.gold, features });
  });

  undoesEverywhere('Managed Plans::AddFeaturesToPlan');
});
