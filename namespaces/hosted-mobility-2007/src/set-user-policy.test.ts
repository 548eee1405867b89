import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, staysWithin, subscribedToMobility, undoesEverywhere } from '@tenantry/testing';

const own = 'Hosted Mobility 2007';
const name = `${own}::SetUserPolicy`;

describe(name, () => {
  it('gives a user a policy of his organization, and no other', async () => {
    const { run, acme, rival } = await hosting();
    await subscribedToMobility(run, acme);
    const user = await acme.mailboxUser('ann');
    await acme.run(`${own}::CreatePolicy`, { organization: acme.path, policyName: 'Gold' });
    await run('Managed Mobility 2007::CreatePolicy', { organization: rival.path, policyName: 'Silver' });

    await acme.run(name, { user, policyName: 'Gold' });

    assert.equal((await acme.run(`${own}::GetUserPolicy`, { user })).policyName, 'Gold');
    await assert.rejects(acme.run(name, { user, policyName: 'Silver' }), { code: 'MANAGED_MOBILITY_POLICY_UNKNOWN' });
    const stranger = { user: await rival.mailboxUser('eve'), policyName: 'Silver' };
    await assert.rejects(rival.run(name, stranger), { code: 'HOSTED_MOBILITY_NOT_SUBSCRIBED' });
  });

  undoesEverywhere(name);

  staysWithin(name);
});
