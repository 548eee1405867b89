import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, undoesEverywhere } from '@tenantry/testing';

const provider = 'Exchange 2007 Mobility Provider';
const name = `${provider}::RemoveActiveSyncMailboxPolicy`;

describe(name, () => {
  it('deletes a policy once it applies to nobody', async () => {
    const { run, acme } = await hosting();
    const path = await acme.mailboxUser('ann');
    await run(`${provider}::NewActiveSyncMailboxPolicy`, { name: 'Gold' });
    const remove = () => run(name, { identity: 'Gold' });

    await run(`${provider}::SetCASMailbox`, { path, activeSyncMailboxPolicy: 'Gold' });
    await assert.rejects(remove(), { code: 'MOBILITY_POLICY_IN_USE', message: /for example to .*ann/i });
    await run(`${provider}::SetCASMailbox`, { path, activeSyncMailboxPolicy: '' });
    await run(`${provider}::SetDefaultPolicy_`, { organization: acme.path, policy: 'Gold' });
    await assert.rejects(remove(), { code: 'MOBILITY_POLICY_IN_USE' });
    await run(`${provider}::SetDefaultPolicy_`, { organization: acme.path });
    await remove();

    assert.deepEqual((await run(`${provider}::GetActiveSyncMailboxPolicy`, {})).policies, []);
    await assert.rejects(remove(), { code: 'MOBILITY_POLICY_UNKNOWN' });
  });

  undoesEverywhere(name, async ({ run }) => {
    await run(`${provider}::NewActiveSyncMailboxPolicy`, { name: 'Gold', approvedApplicationList: ['a', 'b'] });
    return { identity: 'Gold' };
  });
});
