import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Hosting, hosting, undoesEverywhere } from '@tenantry/testing';
import { acknowledgeWipe, noteAttempt, noteWipeSent } from './device-partnership.ts';

const name = 'Exchange 2007 Mobility Provider::ClearActiveSyncDevice';
const key = { mailbox: '7c9e6679-7425-40de-944b-e07fc1f90ae7', deviceId: 'PHONE1' };
const identity = `${key.mailbox}\\AirSync-PocketPC-PHONE1`;

describe(name, () => {
  it('asks for a wipe, renews it and cancels it until it is sent', async () => {
    const hoster = await withDevice();
    const { run, pool } = hoster;
    await assert.rejects(run(name, { identity, cancel: true }), { code: 'MOBILITY_NO_WIPE' });

    await run(name, { identity });
    assert.deepEqual(await wipeOf(hoster), ['requested', 'device']);
    await run(name, { identity, wipeKind: 'account' });
    assert.deepEqual(await wipeOf(hoster), ['requested', 'account']);
    await run(name, { identity, cancel: true });
    assert.deepEqual(await wipeOf(hoster), ['none', undefined]);
    await run(name, { identity });
    await noteWipeSent(pool, key);
    await assert.rejects(run(name, { identity, cancel: true }), { code: 'MOBILITY_WIPE_TOO_LATE', message: /sent/ });
    await acknowledgeWipe(pool, key);
    await assert.rejects(run(name, { identity, cancel: true }), { code: 'MOBILITY_WIPE_TOO_LATE' });
    await run(name, { identity });
    assert.deepEqual(await wipeOf(hoster), ['requested', 'device']);
  });

  it('refuses a device that does not exist', async () => {
    const { run } = await hosting();
    await assert.rejects(run(name, { identity }), { code: 'MOBILITY_DEVICE_UNKNOWN' });
  });

  undoesEverywhere(name, async (hoster) => {
    await addDevice(hoster);
    return { identity };
  });
});

async function withDevice(): Promise<Hosting> {
  const hoster = await hosting();
  await addDevice(hoster);
  return hoster;
}

async function addDevice({ pool }: Hosting): Promise<void> {
  await noteAttempt(pool, { ...key, organization: key.mailbox, deviceType: 'PocketPC' });
}

async function wipeOf({ run }: Hosting): Promise<unknown[]> {
  const { devices } = await run('Exchange 2007 Mobility Provider::GetActiveSyncDeviceStatistics', { identity });
  return [devices[0].wipeState, devices[0].wipeKind];
}
