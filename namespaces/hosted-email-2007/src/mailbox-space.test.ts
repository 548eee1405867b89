import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { createConsumer, type Hosting, hosting, registerConsumerStore } from '@tenantry/testing';

const basic = 102_400;
const gold = 1_048_576;

describe('the mailbox of a consumer', () => {
  it('takes its space from the consumer stores and none from the grant of the organization, as long as it lives', async () => {
    const hoster = await hosting();
    const { run } = hoster;
    await registerConsumerStore(hoster, 'Consumers', 2000);
    const { path: user } = await createConsumer(hoster);
    await createMailbox(hoster, user);
    assert.deepEqual(await taken(hoster), { consumer: basic, mail: 0 });

    const { database } = await run('Hosted Email 2007::ChangeUserPlanAssignment', { user, planName: 'MailboxGold' });
    assert.equal(database, 'EXMBX02\\SG01\\Consumers');
    assert.deepEqual(await taken(hoster), { consumer: gold, mail: 0 });

    const guid = (await hoster.directory.read(user)).guid;
    await run('Hosted Email 2007::DeleteMailbox', { user });
    assert.deepEqual(await taken(hoster), { consumer: 0, mail: 0 });
    await createMailbox(hoster, user);
    await hoster.directory.delete(user);
    await run('Hosted Email 2007::DeallocateMailboxByGUID', { GUID: guid });
    assert.deepEqual(await taken(hoster), { consumer: 0, mail: 0 });
  });

  it('is refused where no consumer store has room, although business stores have; and business mailboxes leave consumer stores alone', async () => {
    const hoster = await hosting();
    const { path: user } = await createConsumer(hoster);
    await assert.rejects(createMailbox(hoster, user), { code: 'RESOURCE_MANAGER_NO_RANKED_RESOURCES' });

    await registerConsumerStore(hoster, 'Consumers', 1_000_000);
    await hoster.acme.mailboxUser('ann');
    assert.deepEqual(await taken(hoster), { consumer: 0, mail: gold });
  });

  it('moves to another consumer store when a larger plan does not fit', async () => {
    const hoster = await hosting();
    await registerConsumerStore(hoster, 'Small', 200);
    const { path: user } = await createConsumer(hoster);
    await createMailbox(hoster, user);
    await registerConsumerStore(hoster, 'Large', 2000);

    const { database } = await hoster.run('Hosted Email 2007::ChangeUserPlanAssignment', {
      user,
      planName: 'MailboxGold',
    });

    assert.equal(database, 'EXMBX02\\SG01\\Large');
    assert.deepEqual(await taken(hoster), { consumer: gold, mail: 0 });
    const orgGUID = (await hoster.directory.read((user.match(/OU=.*/) ?? [''])[0])).guid;
    const { differences } = await hoster.run('Hosted Email 2007::CheckBooks_', { orgGUID });
    assert.deepEqual(
      differences.map(({ booked }: { booked: string }) => booked),
      [`${gold} KB on ${database}`],
    );
  });
});

function createMailbox({ run }: Hosting, user: string): Promise<unknown> {
  return run('Hosted Email 2007::CreateMailbox', {
    user,
    planName: 'MailboxBasic',
    alias: 'me',
    emailAddresses: ['me@worker.example'],
  });
}

/** Kilobytes granted on the stores of each kind. */
async function taken({ pool }: Hosting): Promise<Record<string, number>> {
  const { rows } = await pool.query<{ consumer: string; mail: string }>(
    `select coalesce(sum(granted) filter (where kind = 'consumer'), 0) as consumer,
       sum(granted) filter (where kind = 'mail') as mail
     from resource_manager.store`,
  );
  return { consumer: Number(rows[0]?.consumer), mail: Number(rows[0]?.mail) };
}
