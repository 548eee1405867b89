import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, staysWithin, undoesEverywhere } from '@tenantry/testing';

const name = 'Hosted Email 2007::DisableMailbox';

describe(name, () => {
  it('closes the mailbox', async () => {
    const hoster = await hosting();
    const user = await hoster.acme.mailboxUser('ann');
    await hoster.run('Hosted Email 2007::DisableMailbox', { user });

    assert.equal((await hoster.run('Hosted Email 2007::GetMailbox', { user })).enabled, false);
  });

  it('refuses a user without one', async () => {
    const hoster = await hosting();
    await assert.rejects(hoster.run(name, { user: await hoster.acme.user('ben') }), { code: 'EXCHANGE_NO_MAILBOX' });
  });

  undoesEverywhere(name);

  staysWithin(name);
});
