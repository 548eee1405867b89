import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, staysWithin, undoesEverywhere } from '@tenantry/testing';

const name = 'Managed Email 2007::MoveMailbox';

describe(name, () => {
  it('moves it to another store', async () => {
    const hoster = await hosting();
    const user = await hoster.acme.user('ann');
    await hoster.run('Managed Email 2007::CreateMailbox', {
      user,
      alias: 'ann',
      database: 'EXMBX01\\SG01\\Mailbox Store 1 (EXMBX01)',
      emailAddresses: ['SMTP:ann@acme.example'],
    });
    await hoster.run(name, { user, targetDatabase: 'EXMBX02\\SG01\\Mailbox Store 1 (EXMBX02)' });
    assert.equal(
      (await hoster.run('Managed Email 2007::GetMailbox', { user })).database,
      'EXMBX02\\SG01\\Mailbox Store 1 (EXMBX02)',
    );
  });

  it('refuses unknown stores', async () => {
    const hoster = await hosting();
    const user = await hoster.acme.mailboxUser('ann');
    await assert.rejects(hoster.run(name, { user, targetDatabase: 'EXMBX09\\\\SG01\\\\None' }), {
      code: 'EXCHANGE_STORE_UNKNOWN',
    });
  });

  undoesEverywhere(name);

  staysWithin(name);
});
