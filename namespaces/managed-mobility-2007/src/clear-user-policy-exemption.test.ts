import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, staysWithin, undoesEverywhere } from '@tenantry/testing';

const own = 'Managed Mobility 2007';
const name = `${own}::ClearUserPolicyExemption`;

describe(name, () => {
  it('lets the policy of the user apply again', async () => {
    const { acme } = await hosting();
    const user = await acme.mailboxUser('ann');
    await acme.run(`${own}::CreatePolicy`, { organization: acme.path, policyName: 'Gold' });
    await acme.run(`${own}::SetUserPolicy`, { user, policyName: 'Gold' });
    await acme.run(`${own}::SetUserPolicyExemption`, { user });
    await acme.run(name, { user });
    assert.equal((await acme.run(`${own}::GetUserPolicy`, { user })).policyName, 'Gold');
  });

  undoesEverywhere(name);

  staysWithin(name);
});
