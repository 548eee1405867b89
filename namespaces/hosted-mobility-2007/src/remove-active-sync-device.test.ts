import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, staysWithin, undoesEverywhere, userWithDevice } from '@tenantry/testing';

const own = 'Hosted Mobility 2007';
const name = `${own}::RemoveActiveSyncDevice`;

describe(name, () => {
  it('forgets a device', async () => {
    const { acme, run } = await hosting();
    const device = await userWithDevice(run, acme);
    await acme.run(name, device);
    const { devices } = await acme.run(`${own}::GetActiveSyncDeviceStatistics`, { user: device.user });
    assert.deepEqual(
      devices.map((each: { access: string }) => each.access),
      [],
    );
    await assert.rejects(acme.run(name, { ...device, deviceID: 'PHONE2' }), { code: 'MOBILITY_DEVICE_UNKNOWN' });
  });

  undoesEverywhere(name);

  staysWithin(name);
});
