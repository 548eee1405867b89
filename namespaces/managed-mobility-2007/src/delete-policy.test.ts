import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, staysWithin, undoesEverywhere } from '@tenantry/testing';

const own = 'Managed Mobility 2007';
const name = `${own}::DeletePolicy`;

describe(name, () => {
  it('deletes a policy once nobody has it', async () => {
    const { acme } = await hosting();
    const user = await acme.mailboxUser('ann');
    const policy = { organization: acme.path, policyName: 'Gold' };
    await acme.run(`${own}::CreatePolicy`, policy);

    await acme.run(`${own}::SetUserPolicy`, { user, policyName: 'Gold' });
    await assert.rejects(acme.run(name, policy), { code: 'MANAGED_MOBILITY_POLICY_IN_USE', message: /"Gold"/ });
    await acme.run(`${own}::ClearUserPolicy`, { user });
    await acme.run(`${own}::SetDefaultPolicy`, policy);
    await assert.rejects(acme.run(name, policy), { code: 'MANAGED_MOBILITY_POLICY_IN_USE' });
    await acme.run(`${own}::SetDefaultPolicy`, { organization: acme.path });
    await acme.run(name, policy);

    await assert.rejects(acme.run(name, policy), { code: 'MANAGED_MOBILITY_POLICY_UNKNOWN' });
  });

  undoesEverywhere(name);

  staysWithin(name);
});
