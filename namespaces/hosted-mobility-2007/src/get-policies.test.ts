import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, staysWithin, subscribedToMobility } from '@tenantry/testing';

const own = 'Hosted Mobility 2007';
const name = `${own}::GetPolicies`;

describe(name, () => {
  it('lists the policies of the plans and of the organization itself', async () => {
    const { run, acme } = await hosting();
    await subscribedToMobility(run, acme);
    await acme.run(`${own}::CreatePolicy`, { organization: acme.path, policyName: 'Gold' });
    const list = async (input: object) => {
      const { policies } = await acme.run(name, { organization: acme.path, ...input });
      return policies.map((policy: Record<string, unknown>) => [policy['policyName'], policy['isDefault']]);
    };
    assert.deepEqual(await list({}), [
      ['Gold', false],
      ['Plan: MobilityBusiness', true],
    ]);
    assert.deepEqual(await list({ policyName: 'Gold' }), [['Gold', false]]);
  });

  staysWithin(name);
});
