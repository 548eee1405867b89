import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, staysWithin } from '@tenantry/testing';

const name = 'Hosted Email 2007::GetOrganizationPlanAssignment';

describe(name, () => {
  it('tells the plan with its values', async () => {
    const hoster = await hosting();
    const { planName, features } = await hoster.run(name, { organization: hoster.acme.path });
    assert.equal(planName, 'BusinessGrowing');
    assert.deepEqual(features, {
      mailStore: { dynamicQuota: 1, shared: 1, algorithm: 'minStoreCount' },
      outlookClient: 'Outlook2007',
    });
  });

  it('refuses an organization without the service', async () => {
    const hoster = await hosting();
    await assert.rejects(hoster.run(name, { organization: hoster.reseller.path }), {
      code: 'HOSTED_EMAIL_NOT_SUBSCRIBED',
    });
  });

  staysWithin(name);
});
