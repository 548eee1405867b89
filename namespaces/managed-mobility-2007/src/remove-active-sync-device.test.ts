import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, staysWithin, undoesEverywhere, userWithDevice } from '@tenantry/testing';

const own = 'Managed Mobility 2007';
const name = `${own}::RemoveActiveSyncDevice`;

describe(name, () => {
  it('forgets one device of one user', async () => {
    const { acme, run } = await hosting();
    const device = await userWithDevice(run, acme);
    await acme.run(name, device);
    assert.deepEqual((await acme.run(`${own}::GetActiveSyncDeviceStatistics`, { user: device.user })).devices, []);
    await assert.rejects(acme.run(name, device), { code: 'MOBILITY_DEVICE_UNKNOWN' });
  });

  undoesEverywhere(name);

  staysWithin(name);
});
