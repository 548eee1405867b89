import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Hosting, hosting, undoesEverywhere } from '@tenantry/testing';
import { findDevice, noteAttempt, noteInformation, offerPolicy } from './device-partnership.ts';

const name = 'Exchange 2007 Mobility Provider::RemoveActiveSyncDevice';
const key = { mailbox: '7c9e6679-7425-40de-944b-e07fc1f90ae7', deviceId: 'PHONE1' };
const identity = `${key.mailbox}\\AirSync-PocketPC-PHONE1`;

describe(name, () => {
  it('forgets one device of one mailbox', async () => {
    const hoster = await hosting();
    const { run, pool } = hoster;
    await addDevice(hoster);
    const other = { ...key, mailbox: '0f8fad5b-d9cb-469f-a165-70867728950e' };
    await noteAttempt(pool, { ...other, organization: key.mailbox, deviceType: 'PocketPC' });

    await run(name, { identity });

    assert.equal(await findDevice(pool, key), undefined);
    assert.equal((await findDevice(pool, other))?.deviceId, 'PHONE1');
    await assert.rejects(run(name, { identity }), { code: 'MOBILITY_DEVICE_UNKNOWN' });
  });

  undoesEverywhere(name, async (hoster) => {
    await addDevice(hoster);
    return { identity };
  });
});

async function addDevice({ pool }: Hosting): Promise<void> {
  await noteAttempt(pool, { ...key, organization: key.mailbox, deviceType: 'PocketPC' });
  await noteInformation(pool, key, { model: 'One' });
  await offerPolicy(pool, key, 4_294_967_295);
}
