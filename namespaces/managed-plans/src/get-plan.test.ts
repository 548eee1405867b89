import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { customers, names } from '@tenantry/testing/plan-customers';

describe('GetPlan', () => {
  it('returns a plan with its values by name', async () => {
    const { run } = await customers();
    await run('AddFeaturesToPlan', { planName: names.gold, features: [{ name: 'mail/pop', value: 'true' }] });

    const { dateCreated, dateLastUpdated, ...plan } = await run('GetPlan', {
      planName: names.gold,
      planTypeName: 'UserHosting',
    });

    assert.deepEqual(plan, {
      planName: names.gold,
      planTypeName: 'UserHosting',
      planDescription: names.gold,
      planStatus: 'Enabled',
      features: [
        { name: 'mail/pop', value: 'true' },
        { name: 'size', value: '1' },
      ],
    });
    for (const date of [dateCreated, dateLastUpdated]) assert.equal(new Date(date).toISOString(), date);
  });

  it('says what is wrong', async () => {
    const { run } = await customers();

    await assert.rejects(run('GetPlan', { planName: 'gold' }), { code: 'PLANS_NO_SUCH_PLAN' });
    await assert.rejects(run('GetPlan', { planName: names.gold, planTypeName: 'OtherUserHosting' }), {
      code: 'PLANS_PLAN_OF_WRONG_TYPE',
      message: /is of type UserHosting .* a type of OtherUserHosting is required/,
    });
  });
});
