import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, subscribedToMobility, undoesEverywhere } from '@tenantry/testing';

const own = 'Hosted Mobility 2007';
const name = `${own}::CreateOrganizationPlan`;

describe(name, () => {
  it('makes a plan whose features are a policy', async () => {
    const { run } = await hosting();
    await run(`${own}::Initialize`, {});
    const policy = {
      maxInactivityTimeDeviceLock: 'Unlimited',
      maxAttachmentSize: 'unlimited',
      allowCamera: false,
      approvedApplicationList: ['a, b', 'c'],
    };
    await run(name, { planName: 'Gold', planDescription: 'For all', features: { maximum: { policies: 3 }, policy } });

    const plan = await run('Managed Plans::GetPlan', { planName: 'Gold' });
    const features = plan.features.map((each: { name: string; value: string }) => [each.name, each.value]);
    assert.deepEqual(
      [plan.planTypeName, Object.fromEntries(features)],
      [
        'MobilityOrgHosting',
        {
          'maximum/policies': '3',
          'policy/allowCamera': 'false',
          'policy/approvedApplicationList': '["a, b","c"]',
          'policy/maxAttachmentSize': 'unlimited',
          'policy/maxInactivityTimeDeviceLock': 'Unlimited',
        },
      ],
    );
  });

  it('refuses names that no policy can have, values outside their limits, and names that are taken', async () => {
    const { run, acme } = await hosting();
    await subscribedToMobility(run, acme);
    const cases: [string, object][] = [
      ['HOSTED_MOBILITY_PLAN_NAME_TOO_LONG', { planName: 'x'.repeat(42) }],
      ['HOSTED_MOBILITY_PLAN_NAME_TOO_LONG', { planName: 'a\\b' }],
      ['PLANS_PLAN_EXISTS', { planName: 'MobilityStrict' }],
      ['ENGINE_INPUT_INVALID', { features: { policy: { maxInactivityTimeDeviceLock: '00:00:59' } } }],
    ];
    for (const [code, input] of cases) {
      const request = { planName: 'Gold', description: 'x', features: {}, ...input };
      await assert.rejects(run(name, request), { code }, JSON.stringify(input));
    }
  });

  undoesEverywhere(name);
});
