import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, staysWithin, subscribedToMobility } from '@tenantry/testing';

const name = 'Hosted Mobility 2007::GetUserPolicy';

describe(name, () => {
  it('gives the default of the plan to who has no policy of his own', async () => {
    const { acme, run } = await hosting();
    await subscribedToMobility(run, acme);
    const user = await acme.mailboxUser('ann');
    const { source, policyName, activeSyncEnabled } = await acme.run(name, { user });
    assert.deepEqual([source, policyName, activeSyncEnabled], ['organization', 'Plan: MobilityBusiness', true]);
  });

  staysWithin(name);
});
