import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, staysWithin, undoesEverywhere } from '@tenantry/testing';

const own = 'Managed Mobility 2007';
const name = `${own}::SetDefaultPolicy`;

describe(name, () => {
  it('applies to every user who has no policy of his own, and to nobody without', async () => {
    const { acme } = await hosting();
    const [ann, ben] = [await acme.mailboxUser('ann'), await acme.mailboxUser('ben')];
    for (const policyName of ['Gold', 'Silver']) {
      await acme.run(`${own}::CreatePolicy`, { organization: acme.path, policyName });
    }
    await acme.run(`${own}::SetUserPolicy`, { user: ben, policyName: 'Silver' });
    const policies = () =>
      Promise.all(
        [ann, ben].map(async (user) => {
          const { source, policyName } = await acme.run(`${own}::GetUserPolicy`, { user });
          return [source, policyName];
        }),
      );

    await acme.run(name, { organization: acme.path, policyName: 'Gold' });
    assert.deepEqual(await policies(), [
      ['organization', 'Gold'],
      ['user', 'Silver'],
    ]);
    await acme.run(name, { organization: acme.path });
    assert.deepEqual(await policies(), [
      ['none', undefined],
      ['user', 'Silver'],
    ]);
  });

  it('refuses a policy that only another organization has', async () => {
    const { acme, rival } = await hosting();
    await rival.run(`${own}::CreatePolicy`, { organization: rival.path, policyName: 'Gold' });
    const request = { organization: acme.path, policyName: 'Gold' };
    await assert.rejects(acme.run(name, request), { code: 'MANAGED_MOBILITY_POLICY_UNKNOWN' });
  });

  undoesEverywhere(name);

  staysWithin(name);
});
