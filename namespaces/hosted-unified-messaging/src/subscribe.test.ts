import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, requestFor, staysWithin, undoesEverywhere } from '@tenantry/testing';

const name = 'Hosted Unified Messaging::Subscribe';

describe(name, () => {
  it('gives an organization with mail the plan, once', async () => {
    const hoster = await hosting();
    const request = await requestFor(name)(hoster);

    await hoster.reseller.run(name, request);

    const assigned = await hoster.acme.run('Hosted Unified Messaging::GetOrganizationPlanAssignment', {
      path: hoster.acme.path,
    });
    assert.equal(assigned.planName, 'VoiceBusiness');
    await assert.rejects(hoster.run(name, request), { code: 'PLANS_PLAN_TYPE_TAKEN' });
    const { org } = await hoster.run('Hosted Active Directory::CreateOrganization', {
      container: hoster.reseller.path,
      name: 'Without mail',
    });
    const early = hoster.run(name, { ...request, path: org.path });
    await assert.rejects(early, { code: 'PLANS_DEPENDENCY_MISSING' });
  });

  undoesEverywhere(name);

  staysWithin(name);
});
