import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, staysWithin, undoesEverywhere, userWithDevice } from '@tenantry/testing';

const own = 'Managed Mobility 2007';
const name = `${own}::AllowActiveSyncDevice`;

describe(name, () => {
  it('ends a block', async () => {
    const { acme, run } = await hosting();
    const device = await userWithDevice(run, acme);
    await acme.run(`${own}::BlockActiveSyncDevice`, device);
    await acme.run(name, device);
    const [{ access }] = (await acme.run(`${own}::GetActiveSyncDeviceStatistics`, { user: device.user })).devices;
    assert.equal(access, 'allowed');
  });

  undoesEverywhere(name);

  staysWithin(name);
});
