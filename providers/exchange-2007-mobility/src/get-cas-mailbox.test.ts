import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting } from '@tenantry/testing';

const provider = 'Exchange 2007 Mobility Provider';
const name = `${provider}::GetCASMailbox`;

describe(name, () => {
  it('tells what has been set', async () => {
    const { run, acme } = await hosting();
    const path = await acme.mailboxUser('ann');
    assert.deepEqual(await run(name, { path }), { activeSyncPolicyExempt: false, activeSyncAllowedDeviceIDs: [] });

    const { policy } = await run(`${provider}::NewActiveSyncMailboxPolicy`, { name: 'Gold' });
    const devices = { activeSyncPolicyExempt: true, activeSyncAllowedDeviceIDs: ['A'] };
    await run(`${provider}::SetCASMailbox`, { path, activeSyncMailboxPolicy: 'Gold', ...devices });

    const activeSyncMailboxPolicy = policy.replace('LDAP://', '');
    assert.deepEqual(await run(name, { path }), { activeSyncMailboxPolicy, ...devices });
    await assert.rejects(run(name, { path: acme.administrator }), { code: 'MOBILITY_NO_MAILBOX' });
  });
});
