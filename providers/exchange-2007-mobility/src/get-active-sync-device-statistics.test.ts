import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { hosting } from '@tenantry/testing';
import { noteAttempt } from './device-partnership.ts';

const name = 'Exchange 2007 Mobility Provider::GetActiveSyncDeviceStatistics';

describe(name, () => {
  it('lists the devices of one mailbox, the first ones first, or returns one', async () => {
    const { run, acme, directory, pool } = await hosting();
    const mailbox = await acme.mailboxUser('ann');
    const { guid } = await directory.read(mailbox);
    const organization = (await directory.read(acme.path)).guid;
    for (const deviceId of ['PHONE1', 'PHONE2']) {
      await noteAttempt(pool, { mailbox: guid, organization, deviceId, deviceType: 'PocketPC', userAgent: 'A/1' });
    }
    await noteAttempt(pool, { mailbox: organization, organization, deviceId: 'PHONE3', deviceType: 'PocketPC' });

    const { devices } = await run(name, { mailbox });
    const [first] = devices;
    assert.deepEqual(
      devices.map((device: { deviceId: string }) => device.deviceId),
      ['PHONE1', 'PHONE2'],
    );
    const { firstSyncTime, lastSyncAttemptTime, ...rest } = first;
    assert.deepEqual(rest, {
      deviceId: 'PHONE1',
      deviceType: 'PocketPC',
      deviceUserAgent: 'A/1',
      wipeState: 'none',
      access: 'allowed',
      isRemoteWipeSupported: false,
      identity: `${guid}\\AirSync-PocketPC-PHONE1`,
    });
    assert.match(firstSyncTime, /^20\d\d-.*Z$/);
    assert.match(lastSyncAttemptTime, /^20\d\d-.*Z$/);
    assert.deepEqual((await run(name, { identity: first.identity })).devices, [first]);
    assert.equal((await run(name, { mailbox, resultSize: 1 })).devices.length, 1);
  });

  it('refuses neither, both, and devices that do not exist', async () => {
    const { run, acme } = await hosting();
    const mailbox = await acme.mailboxUser('ann');
    const identity = '7c9e6679-7425-40de-944b-e07fc1f90ae7\\AirSync-PocketPC-PHONE1';
    await assert.rejects(run(name, {}), { code: 'MOBILITY_DEVICES_UNNAMED' });
    await assert.rejects(run(name, { mailbox, identity }), { code: 'MOBILITY_DEVICES_UNNAMED' });
    await assert.rejects(run(name, { identity }), { code: 'MOBILITY_DEVICE_UNKNOWN' });
  });
});
