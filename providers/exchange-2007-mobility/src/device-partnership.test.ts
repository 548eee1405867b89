import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { hosting } from '@tenantry/testing';
import {
  acknowledgePolicy,
  acknowledgeWipe,
  devicesMaximum,
  findDevice,
  noteAttempt,
  noteHeartbeat,
  noteInformation,
  noteSuccess,
  noteWipeSent,
  offerPolicy,
} from './device-partnership.ts';

const organization = '0f8fad5b-d9cb-469f-a165-70867728950e';
const key = { mailbox: '7c9e6679-7425-40de-944b-e07fc1f90ae7', deviceId: 'PHONE1' };
const seen = { ...key, organization, deviceType: 'SmartPhone', userAgent: 'Phone/1.0' };

describe('the partnership of a device', () => {
  it('begins with the first request and knows the device again', async () => {
    const { pool } = await hosting();
    assert.equal(await findDevice(pool, key), undefined);
    const first = await noteAttempt(pool, seen);
    await noteInformation(pool, key, { model: 'One', imei: '49' });
    await noteInformation(pool, key, { model: 'Two' });
    await noteHeartbeat(pool, key, 900);
    await noteSuccess(pool, key);
    const again = await noteAttempt(pool, { ...key, organization, deviceType: 'iPhone', protocolVersion: '16.1' });

    assert.deepEqual([first?.access, first?.wipe, first?.policyKey], ['allowed', 'none', null]);
    assert.deepEqual(again, { ...first, deviceType: 'iPhone' });
    const { rows } = await pool.query(
      'select model, imei, user_agent, protocol_version, last_ping_heartbeat, last_success_sync is null as fails from mobility.active_sync_device',
    );
    assert.deepEqual(rows, [
      {
        model: 'Two',
        imei: '49',
        user_agent: 'Phone/1.0',
        protocol_version: '16.1',
        last_ping_heartbeat: 900,
        fails: false,
      },
    ]);
  });

  it('begins with no more devices than a mailbox may have, and goes on with those it has', async () => {
    const { pool } = await hosting();
    for (let index = 0; index < devicesMaximum; index++) await noteAttempt(pool, { ...seen, deviceId: `D${index}` });

    assert.equal(await noteAttempt(pool, seen), undefined);
    assert.equal((await noteAttempt(pool, { ...seen, deviceId: 'D99' }))?.deviceId, 'D99');
    assert.equal((await noteAttempt(pool, { ...seen, mailbox: organization }))?.deviceId, key.deviceId);
  });

  it('takes the acknowledgement of the key that was offered last, once', async () => {
    const { pool } = await hosting();
    await noteAttempt(pool, seen);
    const acknowledge = (pendingPolicyKey: number) =>
      acknowledgePolicy(pool, key, { pendingPolicyKey, policyKey: 4_294_967_295, policyDigest: 'digest' });

    await offerPolicy(pool, key, 1);
    await offerPolicy(pool, key, 2);
    assert.deepEqual([await acknowledge(1), await acknowledge(2), await acknowledge(2)], [false, true, false]);
    const device = await findDevice(pool, key);
    assert.deepEqual(
      [device?.policyKey, device?.pendingPolicyKey, device?.policyDigest],
      ['4294967295', null, 'digest'],
    );
  });

  it('ends its wipe only after it was asked for and sent', async () => {
    const { pool, run } = await hosting();
    await noteAttempt(pool, seen);
    assert.deepEqual([await noteWipeSent(pool, key), await acknowledgeWipe(pool, key)], [false, false]);
    const identity = `${key.mailbox}\\AirSync-SmartPhone-PHONE1`;
    await run('Exchange 2007 Mobility Provider::ClearActiveSyncDevice', { identity });
    assert.equal(await acknowledgeWipe(pool, key), false);
    assert.deepEqual([await noteWipeSent(pool, key), await noteWipeSent(pool, key)], [true, true]);
    assert.deepEqual([await acknowledgeWipe(pool, key), await noteWipeSent(pool, key)], [true, false]);
    assert.equal((await findDevice(pool, key))?.wipe, 'acknowledged');
  });
});
