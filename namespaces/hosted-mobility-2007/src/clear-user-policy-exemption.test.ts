import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, staysWithin, undoesEverywhere } from '@tenantry/testing';

const own = 'Hosted Mobility 2007';
const name = `${own}::ClearUserPolicyExemption`;

describe(name, () => {
  it('ends the exemption', async () => {
    const { acme } = await hosting();
    const user = await acme.mailboxUser('ann');
    await acme.run(`${own}::SetUserPolicyExemption`, { user });
    await acme.run(name, { user });
    assert.equal((await acme.run(`${own}::GetUserPolicy`, { user })).source, 'none');
  });

  undoesEverywhere(name);

  staysWithin(name);
});
