import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, staysWithin, subscribedToMobility, undoesEverywhere } from '@tenantry/testing';

const own = 'Hosted Mobility 2007';
const name = `${own}::Unsubscribe`;

describe(name, () => {
  it('takes all policies away, once no user has a plan', async () => {
    const { run, acme } = await hosting();
    await subscribedToMobility(run, acme);
    const user = await acme.mailboxUser('ann');
    await acme.run(`${own}::ChangeUserPlanAssignment`, { user, planName: 'MobileLocked' });
    const unsubscribe = () => acme.run(name, { organization: acme.path });

    await assert.rejects(unsubscribe(), { code: 'HOSTED_MOBILITY_USERS_LEFT', message: /: 1\./ });
    await acme.run(`${own}::RemoveUserPlanAssignment`, { user });
    await unsubscribe();

    assert.deepEqual((await acme.run(`${own}::GetPolicies`, { organization: acme.path })).policies, []);
    await assert.rejects(unsubscribe(), { code: 'HOSTED_MOBILITY_NOT_SUBSCRIBED' });
  });

  undoesEverywhere(name);

  staysWithin(name);
});
