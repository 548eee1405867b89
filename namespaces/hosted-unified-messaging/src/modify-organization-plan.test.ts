import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, requestFor, undoesEverywhere } from '@tenantry/testing';

const name = 'Hosted Unified Messaging::ModifyOrganizationPlan';

describe(name, () => {
  it('renames a plan for unified messaging and no other', async () => {
    const hoster = await hosting();
    const request = await requestFor(name)(hoster);

    await hoster.run(name, request);

    const { planDescription } = await hoster.run('Managed Plans::GetPlan', { planName: 'VoiceRenamed' });
    assert.equal(planDescription, 'Voice mail');
    const other = hoster.run(name, { ...request, planName: 'MailboxGold', newPlanName: 'Gold' });
    await assert.rejects(other, { code: 'HOSTED_UM_PLAN_OF_WRONG_TYPE' });
  });

  undoesEverywhere(name);
});
