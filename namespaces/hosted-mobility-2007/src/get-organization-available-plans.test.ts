import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, staysWithin, subscribedToMobility } from '@tenantry/testing';

const name = 'Hosted Mobility 2007::GetOrganizationAvailablePlans';

describe(name, () => {
  it('lists mobility plans only', async () => {
    const { run, acme } = await hosting();
    await subscribedToMobility(run, acme);
    const { availablePlans } = await acme.run(name, { organization: acme.path });
    assert.deepEqual(availablePlans.map((plan: { planName: string }) => plan.planName).sort(), [
      'MobileLocked',
      'MobileOff',
      'MobileOpen',
    ]);
  });

  staysWithin(name);
});
