import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, staysWithin, undoesEverywhere, userWithDevice } from '@tenantry/testing';

const own = 'Managed Mobility 2007';
const name = `${own}::CancelDeviceWipe`;

describe(name, () => {
  it('takes back a wipe that nobody has been told of', async () => {
    const { acme, run } = await hosting();
    const device = await userWithDevice(run, acme);
    await assert.rejects(acme.run(name, device), { code: 'MOBILITY_NO_WIPE' });
    await acme.run(`${own}::WipeDevice`, device);
    await acme.run(name, device);
    const [{ wipeState, deviceWipeRequestTime }] = (
      await acme.run(`${own}::GetActiveSyncDeviceStatistics`, { user: device.user })
    ).devices;
    assert.deepEqual([wipeState, deviceWipeRequestTime], ['none', undefined]);
  });

  undoesEverywhere(name);

  staysWithin(name);
});
