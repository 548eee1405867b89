import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, staysWithin, undoesEverywhere } from '@tenantry/testing';

const name = 'Hosted Email 2007::ModifyMailbox';

describe(name, () => {
  it('changes alias and addresses', async () => {
    const hoster = await hosting();
    const user = await hoster.acme.mailboxUser('ann');
    await hoster.run(name, {
      user,
      alias: 'annie',
      emailAddresses: ['SMTP:annie@acme.example', 'smtp:ann@acme.example'],
    });
    const { alias, emailAddresses } = await hoster.run('Hosted Email 2007::GetMailbox', { user });
    assert.deepEqual([alias, emailAddresses], ['annie', ['SMTP:annie@acme.example', 'smtp:ann@acme.example']]);
  });

  it('refuses a foreign domain and a user without a mailbox', async () => {
    const hoster = await hosting();
    const user = await hoster.acme.mailboxUser('ann');
    await assert.rejects(hoster.run(name, { user, emailAddresses: ['SMTP:ann@rival.example'] }), {
      code: 'MANAGED_EMAIL_ADDRESS_OF_FOREIGN_DOMAIN',
    });
    await assert.rejects(hoster.run(name, { user: await hoster.acme.user('ben'), alias: 'b' }), {
      code: 'EXCHANGE_NO_MAILBOX',
    });
  });

  undoesEverywhere(name);

  staysWithin(name);
});
