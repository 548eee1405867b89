import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, staysWithin, undoesEverywhere, userWithDevice } from '@tenantry/testing';

const own = 'Managed Mobility 2007';
const name = `${own}::WipeDevice`;

describe(name, () => {
  it('asks for the wipe of a device, or of the account on it', async () => {
    const { acme, run } = await hosting();
    const device = await userWithDevice(run, acme);
    for (const wipeKind of ['device', 'account']) {
      await acme.run(name, { ...device, wipeKind });
      const [found] = (await acme.run(`${own}::GetActiveSyncDeviceStatistics`, { user: device.user })).devices;
      assert.deepEqual([found.wipeState, found.wipeKind], ['requested', wipeKind]);
      assert.match(found.deviceWipeRequestTime, /^20\d\d-/);
    }
  });

  undoesEverywhere(name);

  staysWithin(name);
});
