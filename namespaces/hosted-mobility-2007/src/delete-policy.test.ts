import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, staysWithin, subscribedToMobility, undoesEverywhere } from '@tenantry/testing';

const own = 'Hosted Mobility 2007';
const name = `${own}::DeletePolicy`;

describe(name, () => {
  it('reaches the policies of the organization itself, and none of its plans', async () => {
    const { run, acme } = await hosting();
    await subscribedToMobility(run, acme);
    const act = (policyName: string) => acme.run(name, { organization: acme.path, policyName });
    await acme.run(`${own}::CreatePolicy`, { organization: acme.path, policyName: 'Gold' });

    await act('Gold');
    await assert.rejects(act('Plan: MobilityBusiness'), { code: 'HOSTED_MOBILITY_POLICY_OF_A_PLAN' });

    const { policies } = await acme.run(`${own}::GetPolicies`, { organization: acme.path });
    assert.deepEqual(
      policies.map((policy: Record<string, unknown>) => [policy['policyName'], policy['allowCamera']]),
      [['Plan: MobilityBusiness', true]],
    );
  });

  undoesEverywhere(name);

  staysWithin(name);
});
