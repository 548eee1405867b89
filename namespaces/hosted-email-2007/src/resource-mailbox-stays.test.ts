import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting } from '@tenantry/testing';

/** What no operation on a mailbox may change of a room (isolation.md R9, R13, R14; known-faults.md A6). */
const lasting = [
  'showInAddressBook',
  'msExchQueryBaseDN',
  'msExchUseOAB',
  'otherWellKnownObjects',
  'msExchResourceMetaData',
  'msExchResourceCapacity',
  'msExchRecipientTypeDetails',
  'msExchRecipientDisplayType',
  'publicDelegates',
];

describe('a room', () => {
  it('stays a room in the lists of its organization, whatever is done to its mailbox', async () => {
    const { acme, run, directory } = await hosting();
    const ann = await acme.mailboxUser('ann');
    const user = await acme.user('room');
    const { database } = await acme.run('Hosted Email 2007::CreateResourceMailbox', {
      user,
      alias: 'room',
      emailAddresses: ['SMTP:room@acme.example'],
      resourceType: 'Room',
      resourceCapacity: 12,
      bookInPolicy: [ann],
      resourceDelegates: [ann],
    });
    const targetDatabase = database.includes('EXMBX01')
      ? 'EXMBX02\\SG01\\Mailbox Store 1 (EXMBX02)'
      : 'EXMBX01\\SG01\\Mailbox Store 1 (EXMBX01)';
    const marks = async () => {
      const { attributes } = await directory.read(user, lasting);
      return Object.fromEntries(lasting.map((name) => [name, [...(attributes[name] ?? [])].sort()]));
    };
    const before = await marks();
    for (const name of lasting) assert.notDeepEqual(before[name], [], name);

    for (const [procedure, input] of [
      ['ModifyResourceMailbox', { alias: 'hall' }],
      ['ModifyMailbox', { alias: 'room' }],
      ['ChangeUserPlanAssignment', { planName: 'MailboxGold' }],
      ['MoveMailbox', { targetDatabase }],
      ['DisableMailbox', {}],
      ['EnableMailbox', {}],
    ] as const) {
      await acme.run(`Hosted Email 2007::${procedure}`, { user, ...input });
      assert.deepEqual(await marks(), before, procedure);
    }
    await run('Managed Email 2007::SetCASMailbox', { Identity: user, popEnabled: false });
    await run('Managed Email 2007::RepairExchangeObject', { path: user });
    assert.deepEqual(await marks(), before);

    const { mailbox } = await run('Exchange 2007 Resource Manager::QueryMailboxAllocation', { mailbox: user });
    assert.equal(mailbox.kilobytes, 1_048_576);
    assert.ok(targetDatabase.startsWith(mailbox.mailStore.serverName));
  });
});
