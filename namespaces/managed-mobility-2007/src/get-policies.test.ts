import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, staysWithin } from '@tenantry/testing';

const own = 'Managed Mobility 2007';
const name = `${own}::GetPolicies`;

describe(name, () => {
  it('lists the policies of one organization with all their settings, and tells the default', async () => {
    const { acme, rival } = await hosting();
    for (const policyName of ['Silver', 'Gold']) {
      await acme.run(`${own}::CreatePolicy`, { organization: acme.path, policyName });
    }
    await rival.run(`${own}::CreatePolicy`, { organization: rival.path, policyName: 'Bronze' });
    await acme.run(`${own}::SetDefaultPolicy`, { organization: acme.path, policyName: 'Silver' });
    const list = async (input: object) => {
      const { policies } = await acme.run(name, { organization: acme.path, ...input });
      return policies.map((policy: Record<string, unknown>) => [policy['policyName'], policy['isDefault']]);
    };

    assert.deepEqual(await list({}), [
      ['Gold', false],
      ['Silver', true],
    ]);
    assert.deepEqual(await list({ policyName: 'silver' }), [['Silver', true]]);
    await assert.rejects(list({ policyName: 'Bronze' }), { code: 'MANAGED_MOBILITY_POLICY_UNKNOWN' });
    const [gold] = (await acme.run(name, { organization: acme.path, policyName: 'Gold' })).policies;
    assert.equal(Object.keys(gold).length, 48);
  });

  staysWithin(name);
});
