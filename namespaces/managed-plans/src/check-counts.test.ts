import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting } from '@tenantry/testing';

const CheckCounts = 'Managed Plans::CheckCounts_';

describe(CheckCounts, () => {
  it('refuses only when there is more than the plan allows', async () => {
    const { run, acme } = await hosting();
    const organization = acme.path;
    const limit = (value: string) =>
      run('Managed Plans::SetPlanOverrides_', {
        path: organization,
        planTypeName: 'ExchOrgHosting',
        planOverrides: [{ name: 'maximum/groups', value }],
      });
    for (const item of ['one', 'two']) {
      await run('Managed Plans::CountItem_', { organization, featureName: 'maximum/groups', item });
    }

    assert.deepEqual(await run(CheckCounts, { organization }), {});
    await limit('2');
    assert.deepEqual(await run(CheckCounts, { organization }), {});
    await limit('1');
    await assert.rejects(run(CheckCounts, { organization }), { code: 'PLANS_LIMIT_BELOW_COUNT' });
  });
});
