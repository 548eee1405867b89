import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, staysWithin, undoesEverywhere } from '@tenantry/testing';

const own = 'Managed Mobility 2007';
const name = `${own}::CreatePolicy`;

describe(name, () => {
  it('makes a policy of the organization; another one may have the same name', async () => {
    const { acme, rival, run } = await hosting();
    const settings = { policyName: 'Gold', maxInactivityTimeDeviceLock: '00:15:00' };
    for (const { path } of [acme, rival]) await run(name, { organization: path, ...settings });

    const { policies } = await acme.run(`${own}::GetPolicies`, { organization: acme.path });
    assert.deepEqual(
      policies.map((policy: Record<string, unknown>) => [policy['policyName'], policy['maxInactivityTimeDeviceLock']]),
      [['Gold', '00:15:00']],
    );
    const { policies: all } = await run('Exchange 2007 Mobility Provider::GetActiveSyncMailboxPolicy', {});
    assert.equal(all.length, 2);
  });

  it('refuses a name that the organization has, and one that is none', async () => {
    const { acme } = await hosting();
    const create = (policyName: string) => acme.run(name, { organization: acme.path, policyName });
    await create('Gold');
    await assert.rejects(create('gold'), {
      code: 'MANAGED_MOBILITY_POLICY_EXISTS',
      message: /a policy called "gold" already/,
    });
    for (const wrong of ['', ' Gold', 'a\\b', 'x'.repeat(48)]) {
      await assert.rejects(create(wrong), { code: 'ENGINE_INPUT_INVALID' }, wrong);
    }
    await create('x'.repeat(47));
  });

  undoesEverywhere(name);

  staysWithin(name);
});
