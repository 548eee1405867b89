import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, requireVisibility } from '@tenantry/testing';
import fc from 'fast-check';

const users = ['ann', 'ben'];
const operations = ['move', 'modify', 'plan', 'disable', 'enable', 'delete', 'create', 'damage'] as const;
const sequence = fc.array(fc.record({ operation: fc.constantFrom(...operations), user: fc.constantFrom(...users) }), {
  minLength: 4,
  maxLength: 8,
});

describe('A6, KB961991: MoveMailbox reset showInAddressBook to the default lists', () => {
  it('keeps every mailbox in the lists of its organization, and no other, after any sequence of operations', async () => {
    const { acme, directory, rival, run } = await hosting();
    await rival.mailboxUser('zoe');
    for (const name of users) await acme.mailboxUser(name);
    const pathOf = (name: string) => acme.path.replace('LDAP://', `LDAP://CN=${name}@acme.example,`);
    const requests: Record<(typeof operations)[number], (name: string) => Promise<unknown>> = {
      move: (name) => run('Hosted Email 2007::MoveMailbox', { user: pathOf(name), targetDatabase: otherStore() }),
      modify: (name) => run('Hosted Email 2007::ModifyMailbox', { user: pathOf(name) }),
      plan: (name) =>
        run('Hosted Email 2007::ChangeUserPlanAssignment', { user: pathOf(name), planName: 'MailboxBasic' }),
      disable: (name) => run('Hosted Email 2007::DisableMailbox', { user: pathOf(name) }),
      enable: (name) => run('Hosted Email 2007::EnableMailbox', { user: pathOf(name) }),
      delete: (name) => run('Hosted Email 2007::DeleteMailbox', { user: pathOf(name) }),
      create: (name) =>
        run('Hosted Email 2007::CreateMailbox', {
          user: pathOf(name),
          planName: 'MailboxGold',
          alias: name,
          emailAddresses: [`SMTP:${name}@acme.example`],
        }),
      // Another program, as Exchange commands did: ModifyMailbox heals it (A7).
      async damage(name) {
        if ((await directory.read(pathOf(name))).attributes['homeMDB'] === undefined) return;
        await directory.modify(pathOf(name), { showInAddressBook: [] });
        await run('Hosted Email 2007::ModifyMailbox', { user: pathOf(name) });
      },
    };
    const done = new Set<string>();
    let turn = 0;
    const otherStore = () => `EXMBX0${(turn++ % 2) + 1}\\SG01\\Mailbox Store 1 (EXMBX0${((turn - 1) % 2) + 1})`;

    await fc.assert(
      fc.asyncProperty(sequence, async (steps) => {
        for (const { operation, user } of steps) {
          // What is refused (no mailbox yet, the same store) is a part of the sequence: it must change nothing.
          await requests[operation](user).then(
            () => done.add(operation),
            (error: { code?: string }) => assert.ok(error.code, String(error)),
          );
          await requireVisibility({ directory });
        }
      }),
      { numRuns: 8, seed: 961_991 },
    );
    assert.deepEqual([...done].sort(), [...operations].sort());
  });
});
