import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, undoesEverywhere } from '@tenantry/testing';

const name = 'Hosted Unified Messaging::CreateOrganizationPlan';

describe(name, () => {
  it('creates a plan without options, for administrators of the hoster', async () => {
    const { run, acme } = await hosting();
    const plan = { planName: 'Voice', planDescription: 'Voice mail' };
    await assert.rejects(acme.run(name, plan), { code: 'ENGINE_MISSING_PRIVILEGE' });

    await run(name, plan);

    const { planTypeName, features } = await run('Managed Plans::GetPlan', { planName: 'Voice' });
    assert.deepEqual([planTypeName, features], ['Unified Messaging Plan', []]);
  });

  undoesEverywhere(name);
});
