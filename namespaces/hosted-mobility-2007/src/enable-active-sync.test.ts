import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, staysWithin, subscribedToMobility, undoesEverywhere } from '@tenantry/testing';

const own = 'Hosted Mobility 2007';
const name = `${own}::EnableActiveSync`;

describe(name, () => {
  it('is refused by a plan without ActiveSync', async () => {
    const { run, acme } = await hosting();
    await subscribedToMobility(run, acme);
    const user = await acme.mailboxUser('ann');
    const isOn = async () => (await acme.run(`${own}::GetUserPolicy`, { user })).activeSyncEnabled;
    await acme.run(`${own}::DisableActiveSync`, { user });
    await acme.run(name, { user });
    assert.equal(await isOn(), true);

    await acme.run(`${own}::ChangeUserPlanAssignment`, { user, planName: 'MobileOff' });
    await assert.rejects(acme.run(name, { user }), { code: 'HOSTED_MOBILITY_ACTIVESYNC_NOT_IN_PLAN' });
    assert.equal(await isOn(), false);
  });

  undoesEverywhere(name);

  staysWithin(name);
});
