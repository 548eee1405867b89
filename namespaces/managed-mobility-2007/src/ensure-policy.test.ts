import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, undoesEverywhere } from '@tenantry/testing';

const own = 'Managed Mobility 2007';
const name = `${own}::EnsurePolicy_`;

describe(name, () => {
  it('makes a policy, then changes it to exactly what is given', async () => {
    const { run, acme } = await hosting();
    const policy = { organization: acme.path, policyName: 'Gold' };
    assert.deepEqual(await run(name, { ...policy, allowCamera: false }), { created: true });
    assert.deepEqual(await run(name, { ...policy, allowWiFi: false }), { created: false });
    const [{ allowCamera, allowWiFi }] = (await run(`${own}::GetPolicies`, policy)).policies;
    assert.deepEqual([allowCamera, allowWiFi], [true, false]);
  });

  it('makes one policy for two who ask at once', async () => {
    const { run, acme } = await hosting();
    const policy = { organization: acme.path, policyName: 'Gold' };
    const answers = await Promise.all([run(name, policy), run(name, policy), run(name, policy)]);
    assert.equal(answers.filter(({ created }) => created).length, 1);
  });

  undoesEverywhere(name, async ({ run, acme }) => {
    const policy = { organization: acme.path, policyName: 'Gold' };
    await run(name, { ...policy, allowCamera: false });
    return { ...policy, allowWiFi: false };
  });
});
