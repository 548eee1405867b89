import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, staysWithin, undoesEverywhere, userWithDevice } from '@tenantry/testing';

const own = 'Managed Mobility 2007';
const name = `${own}::ClearActiveSyncDevice`;

describe(name, () => {
  it('asks for a wipe and cancels it', async () => {
    const { acme, run } = await hosting();
    const device = await userWithDevice(run, acme);
    const state = async () =>
      (await acme.run(`${own}::GetActiveSyncDeviceStatistics`, { user: device.user })).devices[0].wipeState;
    await acme.run(name, device);
    assert.equal(await state(), 'requested');
    await acme.run(name, { ...device, cancel: true });
    assert.equal(await state(), 'none');
  });

  undoesEverywhere(name);

  staysWithin(name);
});
