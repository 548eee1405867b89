import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, staysWithin, subscribedToMobility, undoesEverywhere } from '@tenantry/testing';

const own = 'Hosted Mobility 2007';
const name = `${own}::Subscribe`;

describe(name, () => {
  it('makes the policy of the plan the default of the organization', async () => {
    const { run, acme } = await hosting();
    await subscribedToMobility(run, acme);
    const user = await acme.mailboxUser('ann');

    const { source, policyName, policy } = await acme.run(`${own}::GetUserPolicy`, { user });

    assert.deepEqual([source, policyName], ['organization', 'Plan: MobilityBusiness']);
    assert.deepEqual([policy.devicePasswordEnabled, policy.maxInactivityTimeDeviceLock], [true, '00:15:00']);
  });

  it('refuses plans of users and a second subscription', async () => {
    const { run, acme } = await hosting();
    await subscribedToMobility(run, acme);
    const subscribe = (planName: string) => acme.run(name, { organization: acme.path, planName });
    await assert.rejects(subscribe('MobileOpen'), { code: 'PLANS_PLAN_OF_WRONG_TYPE' });
    await assert.rejects(subscribe('MobilityStrict'), { code: 'PLANS_PLAN_TYPE_TAKEN' });
  });

  it('refuses organizations without e-mail', async () => {
    const { run, acme, reseller } = await hosting();
    await subscribedToMobility(run, acme);
    const request = { container: reseller.path, name: 'Fresh' };
    const { org } = await run('Hosted Active Directory::CreateOrganization', request);
    await run('Hosted Active Directory::Subscribe', { path: org.path, planName: 'DirectoryBusiness' });
    const subscribe = run(name, { organization: org.path, planName: 'MobilityStrict' });
    await assert.rejects(subscribe, { code: 'PLANS_DEPENDENCY_MISSING', message: /HostedEmail/ });
  });

  undoesEverywhere(name);

  staysWithin(name);
});
