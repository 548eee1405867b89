import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting } from '@tenantry/testing';

const CreateOrganizationPlan = 'Hosted Unified Messaging::CreateOrganizationPlan';

describe('names of unified messaging plans', () => {
  it('are never cut: two that are equal in the first 20 characters are two plans', async () => {
    const { acme, run } = await hosting();
    const names = ['Unified Messaging for small firms', 'Unified Messaging for large firms'];
    assert.equal(names[0]?.slice(0, 20), names[1]?.slice(0, 20));

    for (const planName of names) await run(CreateOrganizationPlan, { planName, planDescription: planName });

    for (const planName of names) {
      const plan = await run('Managed Plans::GetPlan', { planName });
      assert.deepEqual([plan.planName, plan.planDescription], [planName, planName]);
    }
    const path = acme.path;
    await run('Hosted Unified Messaging::Subscribe', { path, planName: names[1] });
    const { planName } = await run('Hosted Unified Messaging::GetOrganizationPlanAssignment', { path });
    assert.equal(planName, names[1]);
    const taken = run(CreateOrganizationPlan, { planName: names[0], planDescription: '' });
    await assert.rejects(taken, { code: 'PLANS_PLAN_EXISTS' });
    const long = run(CreateOrganizationPlan, { planName: 'x'.repeat(129), planDescription: '' });
    await assert.rejects(long, { code: 'ENGINE_INPUT_INVALID' });
  });
});
