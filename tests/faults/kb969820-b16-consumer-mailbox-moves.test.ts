import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { ProvisioningError } from '@tenantry/engine';
import { createConsumer, type Hosting, hosting, registerConsumerStore } from '@tenantry/testing';

const size = 102_400;
const failure = new ProvisioningError({ code: 'TEST_FAILURE', hresult: 0x80004005 }, 'The test lets this step fail.');

describe('B16, KB969820: moving a consumer mailbox failed', () => {
  it('takes its size from one store and gives it to the other', async () => {
    const { hoster, user } = await consumerWithMailbox();

    await hoster.run('Hosted Email 2007::MoveMailbox', { user, targetDatabase: 'EXMBX02\\SG01\\Second' });

    assert.deepEqual(await granted(hoster), { First: 0, Second: size });
    assert.match((await hoster.run('Hosted Email 2007::GetMailbox', { user })).database, /Second$/);
  });

  it('leaves both as they were when the move fails afterwards, and when the other store is too small', async () => {
    const { hoster, user } = await consumerWithMailbox();
    const before = await hoster.everything();
    hoster.probe(({ procedure, at, undoing }) => {
      if (!undoing && procedure === 'MoveMailbox' && at === 'after-apply') throw failure;
    });
    await assert.rejects(
      hoster.run('Hosted Email 2007::MoveMailbox', { user, targetDatabase: 'EXMBX02\\SG01\\Second' }),
      { code: 'TEST_FAILURE' },
    );
    hoster.probe(undefined);
    assert.deepEqual(await hoster.everything(), before);

    await registerConsumerStore(hoster, 'Tiny', 1);
    await assert.rejects(
      hoster.run('Hosted Email 2007::MoveMailbox', { user, targetDatabase: 'EXMBX02\\SG01\\Tiny' }),
      {
        code: 'RESOURCE_MANAGER_NO_RANKED_RESOURCES',
      },
    );
    assert.deepEqual(await granted(hoster), { First: size, Second: 0, Tiny: 0 });
  });

  it('never moves it to a store for business mailboxes', async () => {
    const { hoster, user } = await consumerWithMailbox();
    await assert.rejects(
      hoster.run('Hosted Email 2007::MoveMailbox', {
        user,
        targetDatabase: 'EXMBX01\\SG01\\Mailbox Store 1 (EXMBX01)',
      }),
      { code: 'RESOURCE_MANAGER_STORE_UNAVAILABLE' },
    );
  });
});

async function consumerWithMailbox(): Promise<{ hoster: Hosting; user: string }> {
  const hoster = await hosting();
  await registerConsumerStore(hoster, 'First', 1000);
  await registerConsumerStore(hoster, 'Second', 2000);
  const { path: user } = await createConsumer(hoster);
  await hoster.run('Hosted Email 2007::CreateMailbox', {
    user,
    planName: 'MailboxBasic',
    alias: 'me',
    emailAddresses: ['me@worker.example'],
  });
  assert.deepEqual(await granted(hoster), { First: size, Second: 0 });
  return { hoster, user };
}

/** Kilobytes taken from each consumer store. */
async function granted({ pool }: Hosting): Promise<Record<string, number>> {
  const { rows } = await pool.query<{ name: string; granted: string }>(
    `select name, granted from resource_manager.store where kind = 'consumer' order by name`,
  );
  return Object.fromEntries(rows.map(({ name, granted: kilobytes }) => [name, Number(kilobytes)]));
}
