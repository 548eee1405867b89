import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, staysWithin, subscribedToMobility, undoesEverywhere } from '@tenantry/testing';

const own = 'Hosted Mobility 2007';
const name = `${own}::SetDefaultPolicy`;

describe(name, () => {
  it('replaces the default of the plan, and takes the default away', async () => {
    const { run, acme } = await hosting();
    await subscribedToMobility(run, acme);
    const user = await acme.mailboxUser('ann');
    const gold = { organization: acme.path, policyName: 'Gold' };
    await acme.run(`${own}::CreatePolicy`, gold);
    const applied = async () => (await acme.run(`${own}::GetUserPolicy`, { user })).policyName;

    await acme.run(name, gold);
    assert.equal(await applied(), 'Gold');
    await acme.run(name, { organization: acme.path });
    assert.equal(await applied(), undefined);
  });

  it('refuses organizations that are not subscribed', async () => {
    const { acme } = await hosting();
    await assert.rejects(acme.run(name, { organization: acme.path }), { code: 'HOSTED_MOBILITY_NOT_SUBSCRIBED' });
  });

  undoesEverywhere(name);

  staysWithin(name);
});
