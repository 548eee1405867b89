import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, undoesEverywhere } from '@tenantry/testing';

const name = 'Hosted Email 2007::CreateOrganizationPlan';

describe(name, () => {
  it('creates a plan that organizations can get', async () => {
    const hoster = await hosting();
    await hoster.run(name, {
      planName: 'New',
      description: 'New plan',
      features: { mailStore: { dynamicQuota: 0, megabytes: 100, shared: 1, algorithm: 'level' } },
    });
    const { planTypeName, features } = await hoster.run('Managed Plans::GetPlan', { planName: 'New' });
    assert.equal(planTypeName, 'ExchOrgHosting');
    assert.ok(
      features.some(
        (each: { name: string; value: string }) => each.name === 'mailStore/megabytes' && each.value === '100',
      ),
    );
  });

  it('refuses a name that is taken, and a plan without a size', async () => {
    const hoster = await hosting();
    const features = { mailStore: { dynamicQuota: 1, shared: 1, algorithm: 'level' } };
    await assert.rejects(hoster.run(name, { planName: 'BusinessGrowing', description: 'x', features }), {
      code: 'PLANS_PLAN_EXISTS',
    });
    const sizeless = { mailStore: { ...features.mailStore, dynamicQuota: 0 } };
    await assert.rejects(hoster.run(name, { planName: 'New', description: 'x', features: sizeless }), {
      code: 'HOSTED_EMAIL_PLAN_WITHOUT_SIZE',
    });
  });

  undoesEverywhere(name);
});
