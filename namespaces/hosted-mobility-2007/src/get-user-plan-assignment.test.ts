import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, staysWithin, subscribedToMobility } from '@tenantry/testing';

const own = 'Hosted Mobility 2007';
const name = `${own}::GetUserPlanAssignment`;

describe(name, () => {
  it('gives the values of the plan, or tells that there is none', async () => {
    const { run, acme } = await hosting();
    await subscribedToMobility(run, acme);
    const user = await acme.mailboxUser('ann');
    await assert.rejects(acme.run(name, { user }), { code: 'HOSTED_MOBILITY_NO_USER_PLAN' });
    await acme.run(`${own}::ChangeUserPlanAssignment`, { user, planName: 'MobileLocked' });
    assert.deepEqual(await acme.run(name, { user }), {
      planName: 'MobileLocked',
      description: 'Made for a test',
      features: { activeSyncEnabled: true, policy: { devicePasswordEnabled: true, minDevicePasswordLength: 8 } },
    });
  });

  staysWithin(name);
});
