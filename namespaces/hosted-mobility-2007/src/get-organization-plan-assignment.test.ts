import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, staysWithin, subscribedToMobility } from '@tenantry/testing';

const name = 'Hosted Mobility 2007::GetOrganizationPlanAssignment';

describe(name, () => {
  it('gives the values of the plan as they were given', async () => {
    const { run, acme, rival } = await hosting();
    await subscribedToMobility(run, acme);
    assert.deepEqual(await acme.run(name, { organization: acme.path }), {
      planName: 'MobilityBusiness',
      description: 'Made for a test',
      features: { policy: { devicePasswordEnabled: true, maxInactivityTimeDeviceLock: '00:15:00' } },
    });
    await assert.rejects(run(name, { organization: rival.path }), { code: 'HOSTED_MOBILITY_NOT_SUBSCRIBED' });
  });

  staysWithin(name);
});
