import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, staysWithin, subscribedToMobility, undoesEverywhere } from '@tenantry/testing';

const own = 'Hosted Mobility 2007';
const name = `${own}::CreatePolicy`;

describe(name, () => {
  it('makes no more policies than the plan allows, also at once; those of plans do not count', async () => {
    const { run, acme } = await hosting();
    await subscribedToMobility(run, acme);
    await run(`${own}::CreateOrganizationPlan`, {
      planName: 'Two',
      description: 'Two policies',
      features: { maximum: { policies: 2 }, policy: { allowCamera: false } },
    });
    await run(`${own}::ChangeOrganizationPlanAssignment`, { organization: acme.path, planName: 'Two' });

    const created = await Promise.allSettled(
      ['One', 'Two', 'Three'].map((policyName) => acme.run(name, { organization: acme.path, policyName })),
    );

    const codes = created.map((result) => (result.status === 'rejected' ? result.reason.code : 'done'));
    assert.deepEqual(codes.sort(), ['HOSTED_MOBILITY_TOO_MANY_POLICIES', 'done', 'done']);
  });

  it('refuses the names of policies of plans, and organizations that are not subscribed', async () => {
    const { run, acme } = await hosting();
    const create = (policyName: string) => acme.run(name, { organization: acme.path, policyName });
    await assert.rejects(create('Gold'), { code: 'HOSTED_MOBILITY_NOT_SUBSCRIBED' });
    await subscribedToMobility(run, acme);
    await assert.rejects(create('plan: Mine'), { code: 'HOSTED_MOBILITY_POLICY_OF_A_PLAN' });
  });

  undoesEverywhere(name);

  staysWithin(name);
});
