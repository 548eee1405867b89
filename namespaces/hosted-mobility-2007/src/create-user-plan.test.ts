import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, subscribedToMobility, undoesEverywhere } from '@tenantry/testing';

const own = 'Hosted Mobility 2007';
const name = `${own}::CreateUserPlan`;

describe(name, () => {
  it('makes a plan that users can get', async () => {
    const { run, acme } = await hosting();
    await subscribedToMobility(run, acme);
    const features = {
      activeSyncEnabled: true,
      policy: { maxDevicePasswordFailedAttempts: 4, allowBluetooth: 'Disable' },
    };
    await run(name, { planName: 'x'.repeat(41), description: 'Longest name', features });
    await run(`${own}::AddAvailablePlans`, { organization: acme.path, availablePlans: ['x'.repeat(41)] });
    const user = await acme.mailboxUser('ann');

    await acme.run(`${own}::ChangeUserPlanAssignment`, { user, planName: 'x'.repeat(41) });

    const assigned = await acme.run(`${own}::GetUserPlanAssignment`, { user });
    assert.deepEqual(assigned, { planName: 'x'.repeat(41), description: 'Longest name', features });
  });

  it('refuses a name that no policy can have', async () => {
    const { run } = await hosting();
    await run(`${own}::Initialize`, {});
    const request = { planName: 'x'.repeat(42), description: 'x', features: { activeSyncEnabled: true } };
    await assert.rejects(run(name, request), { code: 'HOSTED_MOBILITY_PLAN_NAME_TOO_LONG' });
  });

  undoesEverywhere(name);
});
