import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, staysWithin, undoesEverywhere } from '@tenantry/testing';

const own = 'Managed Mobility 2007';
const name = `${own}::ClearUserPolicy`;

describe(name, () => {
  it('leaves the user with the default of his organization', async () => {
    const { acme } = await hosting();
    const user = await acme.mailboxUser('ann');
    for (const policyName of ['Gold', 'Silver']) {
      await acme.run(`${own}::CreatePolicy`, { organization: acme.path, policyName });
    }
    await acme.run(`${own}::SetDefaultPolicy`, { organization: acme.path, policyName: 'Silver' });
    await acme.run(`${own}::SetUserPolicy`, { user, policyName: 'Gold' });

    await acme.run(name, { user });

    const { source, policyName } = await acme.run(`${own}::GetUserPolicy`, { user });
    assert.deepEqual([source, policyName], ['organization', 'Silver']);
    await acme.run(name, { user });
  });

  undoesEverywhere(name);

  staysWithin(name);
});
