import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, undoesEverywhere } from '@tenantry/testing';

const name = 'Managed Email 2007::CreateMailboxWithAccess_';

describe(name, () => {
  it('leaves a mailbox as CreateMailbox and SetCASMailbox do', async () => {
    const { run, acme, directory } = await hosting();
    const access = { popEnabled: false, activeSyncEnabled: false, owaRulesEnabled: false };
    const one = await acme.user('one');
    await run('Managed Email 2007::CreateMailbox', mailboxOf(one, 'one'));
    await run('Managed Email 2007::SetCASMailbox', { Identity: one, ...access });
    const other = await acme.user('other');
    const { mailboxGuid } = await run(name, { ...mailboxOf(other, 'other'), ...access });

    assert.match(mailboxGuid, /^[0-9a-f-]{36}$/);
    const names = ['protocolSettings', 'msExchOmaAdminWirelessEnable', 'msExchMailboxFolderSet', 'showInAddressBook'];
    const { attributes: expected } = await directory.read(one, names);
    assert.deepEqual((await directory.read(other, names)).attributes, expected);
    assert.deepEqual(expected['msExchOmaAdminWirelessEnable'], ['4']);
  });

  it('makes the mailbox of a room, and gives it the GUID that is wanted', async () => {
    const { run, acme, directory } = await hosting();
    const room = await acme.user('room');
    const wanted = { resourceType: 'Room', resourceCapacity: 8, popEnabled: false };
    const mailboxGuid = '0f3c2c8e-7a51-4d0e-9f43-5b1d7c1b2a90';

    const input = { ...mailboxOf(room, 'room'), ...wanted, mailboxGuid: `{${mailboxGuid.toUpperCase()}}` };
    assert.deepEqual(await run(name, input), { mailboxGuid });

    const { attributes } = await directory.read(room);
    assert.equal((await run('Managed Email 2007::GetMailbox', { user: room })).mailboxGuid, mailboxGuid);
    assert.deepEqual(attributes['msExchResourceCapacity'], ['8']);
    assert.equal(attributes['protocolSettings']?.length, 1);
  });

  it('refuses domains of others, and policies that are none', async () => {
    const { run, acme } = await hosting();
    const user = await acme.user('ann');
    const give = (more: object) => run(name, { ...mailboxOf(user, 'ann'), ...more });

    const code = 'MANAGED_EMAIL_ADDRESS_OF_FOREIGN_DOMAIN';
    await assert.rejects(give({ emailAddresses: ['SMTP:ann@rival.example'] }), { code });
    await assert.rejects(give({ activeSyncMailboxPolicy: 'Silver' }), { code: 'EXCHANGE_ACTIVESYNC_POLICY_UNKNOWN' });
  });

  undoesEverywhere(name, async ({ acme }) => ({ ...mailboxOf(await acme.user('ben'), 'ben'), popEnabled: false }));
});

function mailboxOf(user: string, alias: string) {
  const database = 'EXMBX01\\SG01\\Mailbox Store 1 (EXMBX01)';
  return { user, alias, database, emailAddresses: [`SMTP:${alias}@acme.example`] };
}
