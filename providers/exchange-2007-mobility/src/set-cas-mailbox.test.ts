import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, undoesEverywhere } from '@tenantry/testing';

const provider = 'Exchange 2007 Mobility Provider';
const name = `${provider}::SetCASMailbox`;

describe(name, () => {
  it('changes what is given and nothing else, also where lists have been changed by hand', async () => {
    const { run, acme, directory } = await hosting();
    const path = await acme.mailboxUser('ann');
    const { policy } = await run(`${provider}::NewActiveSyncMailboxPolicy`, { name: 'Gold' });
    await directory.modify(path, { msExchOmaAdminWirelessEnable: ['4'], showInAddressBook: [] });
    const attributes = async () => {
      const { whenChanged, uSNChanged, ...held } = (await directory.read(path)).attributes;
      return held;
    };
    const cases: [object, object][] = [
      [{}, {}],
      [{ activeSyncMailboxPolicy: 'gold' }, { msExchMobileMailboxPolicyLink: [policy.replace('LDAP://', '')] }],
      [{ activeSyncMailboxPolicy: '' }, { msExchMobileMailboxPolicyLink: undefined }],
      [{ activeSyncPolicyExempt: true }, { msExchOmaAdminWirelessEnable: ['36'] }],
      [{ activeSyncPolicyExempt: true }, {}],
      [{ activeSyncPolicyExempt: false }, { msExchOmaAdminWirelessEnable: ['4'] }],
      [{ activeSyncAllowedDeviceIDs: ['A', 'B'] }, { msExchMobileAllowedDeviceIDs: ['A', 'B'] }],
      [{ activeSyncAllowedDeviceIDs: [] }, { msExchMobileAllowedDeviceIDs: undefined }],
    ];

    for (const [input, changed] of cases) {
      const before = await attributes();
      await run(name, { path, ...input });
      const expected = Object.entries({ ...before, ...changed }).filter(([, values]) => values !== undefined);
      assert.deepEqual(await attributes(), Object.fromEntries(expected), JSON.stringify(input));
    }
  });

  it('keeps the exemption while the mailbox is disabled', async () => {
    const { run, acme } = await hosting();
    const path = await acme.mailboxUser('ann');
    const isExempt = async () => (await run(`${provider}::GetCASMailbox`, { path })).activeSyncPolicyExempt;

    await run(name, { path, activeSyncPolicyExempt: true });
    await run('Exchange 2007 Provider::DisableMailbox', { path });
    assert.equal(await isExempt(), true);
    await run(name, { path, activeSyncPolicyExempt: false });
    await run('Exchange 2007 Provider::EnableMailbox', { path });
    assert.equal(await isExempt(), false);
  });

  it('refuses users without a mailbox and policies that do not exist', async () => {
    const { run, acme } = await hosting();
    const path = await acme.mailboxUser('ann');
    await assert.rejects(run(name, { path, activeSyncMailboxPolicy: 'Gold' }), { code: 'MOBILITY_POLICY_UNKNOWN' });
    await assert.rejects(run(name, { path: acme.administrator }), { code: 'MOBILITY_NO_MAILBOX' });
  });

  undoesEverywhere(name, async ({ acme, run }) => {
    await run(`${provider}::NewActiveSyncMailboxPolicy`, { name: 'Gold' });
    const path = await acme.mailboxUser('ann');
    return {
      path,
      activeSyncMailboxPolicy: 'Gold',
      activeSyncPolicyExempt: true,
      activeSyncAllowedDeviceIDs: ['A'],
    };
  });
});
