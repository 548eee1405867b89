import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, staysWithin, subscribedToMobility, undoesEverywhere } from '@tenantry/testing';

const own = 'Hosted Mobility 2007';
const name = `${own}::RemoveAvailablePlans`;

describe(name, () => {
  it('leaves the plan to users who have it, and gives it to nobody else', async () => {
    const { run, acme } = await hosting();
    await subscribedToMobility(run, acme);
    const [ann, ben] = [await acme.mailboxUser('ann'), await acme.mailboxUser('ben')];
    await acme.run(`${own}::ChangeUserPlanAssignment`, { user: ann, planName: 'MobileLocked' });

    await run(name, { organization: acme.path, availablePlans: ['MobileLocked'] });

    assert.equal((await acme.run(`${own}::GetUserPlanAssignment`, { user: ann })).planName, 'MobileLocked');
    await assert.rejects(acme.run(`${own}::ChangeUserPlanAssignment`, { user: ben, planName: 'MobileLocked' }), {
      code: 'PLANS_PLAN_NOT_AVAILABLE',
    });
  });

  undoesEverywhere(name);

  staysWithin(name);
});
