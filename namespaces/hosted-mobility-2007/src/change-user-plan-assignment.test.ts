import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, staysWithin, subscribedToMobility, undoesEverywhere } from '@tenantry/testing';

const own = 'Hosted Mobility 2007';
const name = `${own}::ChangeUserPlanAssignment`;

describe(name, () => {
  it('switches ActiveSync and gives the policy as each plan says', async () => {
    const { run, acme } = await hosting();
    await subscribedToMobility(run, acme);
    const user = await acme.mailboxUser('ann');
    const after = async (planName: string) => {
      await acme.run(name, { user, planName });
      const { policyName, activeSyncEnabled } = await acme.run(`${own}::GetUserPolicy`, { user });
      return [policyName, activeSyncEnabled];
    };

    assert.deepEqual(await after('MobileLocked'), ['Plan: MobileLocked', true]);
    assert.deepEqual(await after('MobileOff'), ['Plan: MobilityBusiness', false]);
    assert.deepEqual(await after('MobileOpen'), ['Plan: MobilityBusiness', true]);
    assert.equal((await acme.run(`${own}::GetUserPlanAssignment`, { user })).planName, 'MobileOpen');
  });

  it('gives one policy to the first users of a plan who come at once', async () => {
    const { run, acme } = await hosting();
    await subscribedToMobility(run, acme);
    const users = [await acme.mailboxUser('ann'), await acme.mailboxUser('ben'), await acme.mailboxUser('eve')];
    await Promise.all(users.map((user) => acme.run(name, { user, planName: 'MobileLocked' })));
    for (const user of users) {
      assert.equal((await acme.run(`${own}::GetUserPolicy`, { user })).policyName, 'Plan: MobileLocked');
    }
  });

  it('refuses plans that are not available, and organizations that are not subscribed', async () => {
    const { run, acme, rival } = await hosting();
    await subscribedToMobility(run, acme);
    const user = await acme.mailboxUser('ann');
    await run(`${own}::RemoveAvailablePlans`, { organization: acme.path, availablePlans: ['MobileOpen'] });
    await assert.rejects(acme.run(name, { user, planName: 'MobileOpen' }), { code: 'PLANS_PLAN_NOT_AVAILABLE' });
    await assert.rejects(acme.run(name, { user, planName: 'MobilityFree' }), { code: 'PLANS_PLAN_OF_WRONG_TYPE' });
    const stranger = { user: await rival.mailboxUser('eve'), planName: 'MobileOff' };
    await assert.rejects(rival.run(name, stranger), { code: 'HOSTED_MOBILITY_NOT_SUBSCRIBED' });
    const without = { user: acme.administrator, planName: 'MobileOff' };
    await assert.rejects(acme.run(name, without), { code: 'EXCHANGE_NO_MAILBOX' });
  });

  undoesEverywhere(name);

  staysWithin(name);
});
