import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, requestFor, staysWithin, undoesEverywhere, voiceCustomer } from '@tenantry/testing';

const name = 'Hosted Unified Messaging::Unsubscribe';

describe(name, () => {
  it('takes the plan away, named by path or organization', async () => {
    const hoster = await hosting();
    const { acme, run } = hoster;
    const { path } = await requestFor(name)(hoster);
    const plan = { planName: 'VoiceBusiness' };

    await assert.rejects(run(name, { path, planName: 'MailboxGold' }), { code: 'HOSTED_UM_OTHER_PLAN' });
    await run(name, { path, ...plan });
    await assert.rejects(run(name, { path }), { code: 'HOSTED_UM_NOT_SUBSCRIBED' });
    await run('Hosted Unified Messaging::Subscribe', { path, ...plan });
    await run(name, { organization: path });

    const read = acme.run('Hosted Unified Messaging::GetOrganizationPlanAssignment', { path });
    await assert.rejects(read, { code: 'HOSTED_UM_NOT_SUBSCRIBED' });
  });

  it('refuses two names, none, and a customer that still has a dial plan', async () => {
    const hoster = await hosting();
    const { path } = hoster.acme;
    await hoster.run('Hosted Unified Messaging::EnableCustomer', await voiceCustomer(hoster));

    for (const names of [{}, { path, organization: path }]) {
      await assert.rejects(hoster.run(name, names), { code: 'HOSTED_UM_NO_ORGANIZATION_NAMED' });
    }
    await assert.rejects(hoster.run(name, { path }), { code: 'HOSTED_UM_CUSTOMER_STILL_ENABLED' });
  });

  undoesEverywhere(name);

  staysWithin(name);
});
