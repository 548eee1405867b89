import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, staysWithin, subscribedToMobility, undoesEverywhere } from '@tenantry/testing';

const own = 'Hosted Mobility 2007';
const name = `${own}::ChangeOrganizationPlanAssignment`;

describe(name, () => {
  it('puts the policy of the new plan in the place of the old one', async () => {
    const { run, acme, reseller } = await hosting();
    await subscribedToMobility(run, acme);
    const change = (planName: string) => run(name, { organization: acme.path, planName }, reseller.administrator);
    const policies = async () => {
      const { policies: found } = await acme.run(`${own}::GetPolicies`, { organization: acme.path });
      return found.map((policy: Record<string, unknown>) => [policy['policyName'], policy['isDefault']]);
    };

    await change('MobilityStrict');
    assert.deepEqual(await policies(), [['Plan: MobilityStrict', true]]);
    await change('MobilityFree');
    assert.deepEqual(await policies(), []);
    await change('MobilityBusiness');
    assert.deepEqual(await policies(), [['Plan: MobilityBusiness', true]]);
  });

  it('leaves a default that the organization has chosen, and a policy that a user has by name', async () => {
    const { run, acme } = await hosting();
    await subscribedToMobility(run, acme);
    const user = await acme.mailboxUser('ann');
    const gold = { organization: acme.path, policyName: 'Gold' };
    await acme.run(`${own}::CreatePolicy`, gold);
    await acme.run(`${own}::SetDefaultPolicy`, gold);
    await acme.run(`${own}::SetUserPolicy`, { user, policyName: 'Plan: MobilityBusiness' });

    await run(name, { organization: acme.path, planName: 'MobilityStrict' });

    const { policies } = await acme.run(`${own}::GetPolicies`, { organization: acme.path });
    assert.deepEqual(
      policies.map((policy: Record<string, unknown>) => [policy['policyName'], policy['isDefault']]),
      [
        ['Gold', true],
        ['Plan: MobilityBusiness', false],
        ['Plan: MobilityStrict', false],
      ],
    );
  });

  it('brings the policy up to date when the plan has been changed', async () => {
    const { run, acme } = await hosting();
    await subscribedToMobility(run, acme);
    await run('Managed Plans::ModifyPlan', {
      planName: 'MobilityBusiness',
      features: [{ name: 'policy/maxInactivityTimeDeviceLock' }, { name: 'policy/allowWiFi', value: 'false' }],
    });
    await run(name, { organization: acme.path, planName: 'MobilityBusiness' });
    const [policy] = (await acme.run(`${own}::GetPolicies`, { organization: acme.path })).policies;
    assert.deepEqual(
      [policy.maxInactivityTimeDeviceLock, policy.allowWiFi, policy.devicePasswordEnabled],
      ['Unlimited', false, true],
    );
  });

  it('tells of a plan with a value that is none', async () => {
    const { run, acme } = await hosting();
    await subscribedToMobility(run, acme);
    await run('Managed Plans::ModifyPlan', {
      planName: 'MobilityStrict',
      features: [{ name: 'policy/allowWiFi', value: 'perhaps' }],
    });
    await assert.rejects(run(name, { organization: acme.path, planName: 'MobilityStrict' }), {
      code: 'HOSTED_MOBILITY_PLAN_VALUE_INVALID',
      message: /"perhaps" as policy\/allowWiFi/,
    });
  });

  undoesEverywhere(name);

  staysWithin(name);
});
