import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, staysWithin, undoesEverywhere, userWithDevice } from '@tenantry/testing';

const own = 'Hosted Mobility 2007';
const name = `${own}::CancelDeviceWipe`;

describe(name, () => {
  it('takes back a wipe', async () => {
    const { acme, run } = await hosting();
    const device = await userWithDevice(run, acme);
    await acme.run(`${own}::WipeDevice`, device);
    await acme.run(name, device);
    const { devices } = await acme.run(`${own}::GetActiveSyncDeviceStatistics`, { user: device.user });
    assert.deepEqual(
      devices.map((each: { wipeState: string }) => each.wipeState),
      ['none'],
    );
    await assert.rejects(acme.run(name, { ...device, deviceID: 'PHONE2' }), { code: 'MOBILITY_DEVICE_UNKNOWN' });
  });

  undoesEverywhere(name);

  staysWithin(name);
});
