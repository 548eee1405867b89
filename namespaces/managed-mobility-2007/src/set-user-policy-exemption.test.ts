import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, staysWithin, undoesEverywhere } from '@tenantry/testing';

const own = 'Managed Mobility 2007';
const name = `${own}::SetUserPolicyExemption`;

describe(name, () => {
  it('keeps every policy from the user', async () => {
    const { acme } = await hosting();
    const user = await acme.mailboxUser('ann');
    await acme.run(`${own}::CreatePolicy`, { organization: acme.path, policyName: 'Gold' });
    await acme.run(`${own}::SetUserPolicy`, { user, policyName: 'Gold' });
    await acme.run(name, { user });
    assert.deepEqual(await acme.run(`${own}::GetUserPolicy`, { user }), { source: 'exempt', activeSyncEnabled: true });
  });

  undoesEverywhere(name);

  staysWithin(name);
});
