import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, staysWithin, undoesEverywhere } from '@tenantry/testing';

const own = 'Managed Mobility 2007';
const name = `${own}::ModifyPolicy`;

describe(name, () => {
  it('changes what is given, and no policy of another organization', async () => {
    const { acme, rival, run } = await hosting();
    for (const { path } of [acme, rival]) {
      await run(`${own}::CreatePolicy`, { organization: path, policyName: 'Gold', allowCamera: false });
    }
    await acme.run(name, { organization: acme.path, policyName: 'gold', devicePasswordEnabled: true });

    const read = async (organization: string) => {
      const [policy] = (await run(`${own}::GetPolicies`, { organization })).policies;
      return [policy.allowCamera, policy.devicePasswordEnabled];
    };
    assert.deepEqual(
      [await read(acme.path), await read(rival.path)],
      [
        [false, true],
        [false, false],
      ],
    );
  });

  it('refuses a policy that only another organization has', async () => {
    const { acme, rival } = await hosting();
    await rival.run(`${own}::CreatePolicy`, { organization: rival.path, policyName: 'Gold' });
    const request = { organization: acme.path, policyName: 'Gold', allowCamera: false };
    await assert.rejects(acme.run(name, request), { code: 'MANAGED_MOBILITY_POLICY_UNKNOWN' });
  });

  undoesEverywhere(name);

  staysWithin(name);
});
