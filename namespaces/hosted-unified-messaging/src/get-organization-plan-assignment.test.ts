import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, requestFor, staysWithin } from '@tenantry/testing';

const name = 'Hosted Unified Messaging::GetOrganizationPlanAssignment';

describe(name, () => {
  it('tells the plan with its times', async () => {
    const hoster = await hosting();

    const { dateCreated, dateLastUpdated, dateAssigned, ...plan } = await hoster.acme.run(
      name,
      await requestFor(name)(hoster),
    );

    assert.deepEqual(plan, {
      planName: 'VoiceBusiness',
      planDescription: 'Voice mail for a business',
      planTypeName: 'Unified Messaging Plan',
    });
    for (const date of [dateCreated, dateLastUpdated, dateAssigned]) assert.match(date, /^20\d\d-\d\d-\d\dT/);
  });

  staysWithin(name);
});
