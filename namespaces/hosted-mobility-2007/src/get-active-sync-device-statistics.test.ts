import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, staysWithin, userWithDevice } from '@tenantry/testing';

const name = 'Hosted Mobility 2007::GetActiveSyncDeviceStatistics';

describe(name, () => {
  it('lists the devices of one user', async () => {
    const { acme, run } = await hosting();
    const { user } = await userWithDevice(run, acme);
    const ids = async (path: string) => {
      const { devices } = await acme.run(name, { path });
      return devices.map((device: { deviceId: string }) => device.deviceId);
    };
    assert.deepEqual([await ids(user), await ids(acme.administrator)], [['PHONE1'], []]);
  });

  staysWithin(name);
});
