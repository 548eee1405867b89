import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, undoesEverywhere } from '@tenantry/testing';

const provider = 'Exchange 2007 Mobility Provider';
const name = `${provider}::AddActiveSyncDevice_`;

describe(name, () => {
  it('enters a device once for each mailbox', async () => {
    const { run, acme } = await hosting();
    const [ann, ben] = [await acme.mailboxUser('ann'), await acme.mailboxUser('ben')];
    const device = { deviceID: 'PHONE1', deviceType: 'SmartPhone', deviceFriendlyName: 'The red one' };
    for (const user of [ann, ben]) await run(name, { user, ...device });

    const { devices } = await run(`${provider}::GetActiveSyncDeviceStatistics`, { mailbox: ann });
    const [{ deviceId, deviceFriendlyName, lastSyncAttemptTime }] = devices;
    assert.deepEqual([deviceId, deviceFriendlyName, lastSyncAttemptTime], ['PHONE1', 'The red one', undefined]);
    await assert.rejects(run(name, { user: ann, ...device }), { code: 'MOBILITY_DEVICE_EXISTS' });
  });

  undoesEverywhere(name, async ({ acme }) => {
    return { user: await acme.mailboxUser('ann'), deviceID: 'PHONE1', deviceType: 'SmartPhone' };
  });
});
