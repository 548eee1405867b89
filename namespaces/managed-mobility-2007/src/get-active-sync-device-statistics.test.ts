import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, staysWithin, userWithDevice } from '@tenantry/testing';

const own = 'Managed Mobility 2007';
const name = `${own}::GetActiveSyncDeviceStatistics`;

describe(name, () => {
  it('lists the devices of one user', async () => {
    const { acme, run } = await hosting();
    const { user } = await userWithDevice(run, acme);
    const other = await acme.mailboxUser('ben');
    const [device, ...others] = (await acme.run(name, { user })).devices;
    assert.deepEqual([device.deviceId, device.wipeState, device.access, others], ['PHONE1', 'none', 'allowed', []]);
    assert.deepEqual((await acme.run(name, { user: other })).devices, []);
  });

  staysWithin(name);
});
