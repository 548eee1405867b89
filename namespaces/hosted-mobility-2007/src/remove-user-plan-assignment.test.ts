import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, staysWithin, subscribedToMobility, undoesEverywhere } from '@tenantry/testing';

const own = 'Hosted Mobility 2007';
const name = `${own}::RemoveUserPlanAssignment`;

describe(name, () => {
  it('switches ActiveSync off and takes the policy away', async () => {
    const { run, acme } = await hosting();
    await subscribedToMobility(run, acme);
    const user = await acme.mailboxUser('ann');
    await acme.run(`${own}::ChangeUserPlanAssignment`, { user, planName: 'MobileLocked' });
    await acme.run(name, { user });

    const { source, activeSyncEnabled } = await acme.run(`${own}::GetUserPolicy`, { user });
    assert.deepEqual([source, activeSyncEnabled], ['organization', false]);
    await assert.rejects(acme.run(name, { user }), { code: 'HOSTED_MOBILITY_NO_USER_PLAN' });
  });

  it('works for a user whose mailbox is gone', async () => {
    const { run, acme } = await hosting();
    await subscribedToMobility(run, acme);
    const user = await acme.mailboxUser('ann');
    await acme.run(`${own}::ChangeUserPlanAssignment`, { user, planName: 'MobileLocked' });
    await acme.run('Hosted Email 2007::DeleteMailbox', { user });
    await acme.run(name, { user });
    await acme.run(`${own}::Unsubscribe`, { organization: acme.path });
    await assert.rejects(acme.run(name, { user }), { code: 'HOSTED_MOBILITY_NO_USER_PLAN' });
  });

  undoesEverywhere(name);

  staysWithin(name);
});
