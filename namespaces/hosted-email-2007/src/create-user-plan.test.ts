import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, undoesEverywhere } from '@tenantry/testing';

const name = 'Hosted Email 2007::CreateUserPlan';

describe(name, () => {
  it('creates a plan that users can get', async () => {
    const hoster = await hosting();
    await hoster.run(name, {
      planName: 'New',
      description: 'New plan',
      features: { prohibitSendQuota: 1_048_576, owaEnabled: false },
    });
    const { planTypeName, features } = await hoster.run('Managed Plans::GetPlan', { planName: 'New' });
    assert.equal(planTypeName, 'ExchUserHosting');
    assert.deepEqual(features, [
      { name: 'owaEnabled', value: 'false' },
      { name: 'prohibitSendQuota', value: '1048576' },
    ]);
  });

  it('refuses a name that is taken', async () => {
    const hoster = await hosting();
    await assert.rejects(
      hoster.run(name, { planName: 'MailboxGold', description: 'x', features: { prohibitSendQuota: 1024 } }),
      { code: 'PLANS_PLAN_EXISTS' },
    );
  });

  undoesEverywhere(name);
});
