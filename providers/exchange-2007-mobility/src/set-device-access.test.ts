import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Hosting, hosting, undoesEverywhere } from '@tenantry/testing';
import { findDevice, noteAttempt } from './device-partnership.ts';

const name = 'Exchange 2007 Mobility Provider::SetDeviceAccess_';
const key = { mailbox: '7c9e6679-7425-40de-944b-e07fc1f90ae7', deviceId: 'PHONE1' };
const identity = `${key.mailbox}\\AirSync-PocketPC-PHONE1`;

describe(name, () => {
  it('blocks a device, which stays blocked when it comes again, and allows it', async () => {
    const hoster = await hosting();
    const { run, pool } = hoster;
    await addDevice(hoster);
    await run(name, { identity, access: 'blocked' });
    await addDevice(hoster);
    assert.equal((await findDevice(pool, key))?.access, 'blocked');
    await run(name, { identity, access: 'allowed' });
    assert.equal((await findDevice(pool, key))?.access, 'allowed');
  });

  it('refuses a device that does not exist', async () => {
    const { run } = await hosting();
    await assert.rejects(run(name, { identity, access: 'blocked' }), { code: 'MOBILITY_DEVICE_UNKNOWN' });
  });

  undoesEverywhere(name, async (hoster) => {
    await addDevice(hoster);
    return { identity, access: 'blocked' };
  });
});

async function addDevice({ pool }: Hosting): Promise<void> {
  await noteAttempt(pool, { ...key, organization: key.mailbox, deviceType: 'PocketPC' });
}
