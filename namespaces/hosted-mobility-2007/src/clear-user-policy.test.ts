import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, staysWithin, undoesEverywhere } from '@tenantry/testing';

const own = 'Hosted Mobility 2007';
const name = `${own}::ClearUserPolicy`;

describe(name, () => {
  it('leaves the user without a policy of his own', async () => {
    const { acme, run } = await hosting();
    const user = await acme.mailboxUser('ann');
    await run('Managed Mobility 2007::CreatePolicy', { organization: acme.path, policyName: 'Gold' });
    await run('Managed Mobility 2007::SetUserPolicy', { user, policyName: 'Gold' });
    await acme.run(name, { user });
    assert.equal((await acme.run(`${own}::GetUserPolicy`, { user })).source, 'none');
  });

  undoesEverywhere(name);

  staysWithin(name);
});
