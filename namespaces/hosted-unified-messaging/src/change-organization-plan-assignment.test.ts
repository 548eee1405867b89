import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, requestFor, staysWithin, undoesEverywhere } from '@tenantry/testing';

const name = 'Hosted Unified Messaging::ChangeOrganizationPlanAssignment';

describe(name, () => {
  it('replaces the plan of an organization that has one', async () => {
    const hoster = await hosting();
    const request = await requestFor(name)(hoster);

    await hoster.run(name, request);

    const { path } = request;
    const { planName } = await hoster.run('Hosted Unified Messaging::GetOrganizationPlanAssignment', { path });
    assert.equal(planName, 'VoiceSecond');
    const none = hoster.run(name, { ...request, path: hoster.rival.path });
    await assert.rejects(none, { code: 'HOSTED_UM_NOT_SUBSCRIBED' });
  });

  undoesEverywhere(name);

  staysWithin(name);
});
