import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, staysWithin, undoesEverywhere, userWithDevice } from '@tenantry/testing';

const own = 'Managed Mobility 2007';
const name = `${own}::BlockActiveSyncDevice`;

describe(name, () => {
  it('blocks one device of one user', async () => {
    const { acme, run } = await hosting();
    const device = await userWithDevice(run, acme);
    await acme.run(name, device);
    const [{ access }] = (await acme.run(`${own}::GetActiveSyncDeviceStatistics`, { user: device.user })).devices;
    assert.equal(access, 'blocked');
    const other = { ...device, user: await acme.mailboxUser('ben') };
    await assert.rejects(acme.run(name, other), { code: 'MOBILITY_DEVICE_UNKNOWN' });
    await assert.rejects(acme.run(name, { ...device, deviceID: 'a\\b' }), { code: 'ENGINE_INPUT_INVALID' });
  });

  undoesEverywhere(name);

  staysWithin(name);
});
