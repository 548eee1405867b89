import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, undoesEverywhere } from '@tenantry/testing';

const provider = 'Exchange 2007 Mobility Provider';
const name = `${provider}::SetDefaultPolicy_`;

describe(name, () => {
  it('sets, replaces and takes away one pointer of the organization', async () => {
    const { run, acme, directory } = await hosting();
    const pointers = async () => {
      const values = (await directory.read(acme.path)).attributes['otherWellKnownObjects'] ?? [];
      return values.map((value) => value.replace(/,CN=Mobile Mailbox Policies,.*/, '')).sort();
    };
    const before = await pointers();
    for (const policy of ['Gold', 'Silver']) await run(`${provider}::NewActiveSyncMailboxPolicy`, { name: policy });
    const pointerTo = (policy: string) => `B:32:5B0C9E4D7A1F4E6B9D3821C64FA7E05D:CN=${policy}`;

    await run(name, { organization: acme.path, policy: 'Gold' });
    assert.deepEqual(await pointers(), [...before, pointerTo('Gold')].sort());
    await run(name, { organization: acme.path, policy: 'Silver' });
    assert.deepEqual(await pointers(), [...before, pointerTo('Silver')].sort());
    await run(name, { organization: acme.path });
    assert.deepEqual(await pointers(), before);
  });

  it('refuses a policy that does not exist', async () => {
    const { run, acme } = await hosting();
    const request = { organization: acme.path, policy: 'Gold' };
    await assert.rejects(run(name, request), { code: 'MOBILITY_POLICY_UNKNOWN' });
  });

  undoesEverywhere(name, async ({ run, acme }) => {
    for (const policy of ['Gold', 'Silver']) await run(`${provider}::NewActiveSyncMailboxPolicy`, { name: policy });
    await run(name, { organization: acme.path, policy: 'Gold' });
    return { organization: acme.path, policy: 'Silver' };
  });
});
