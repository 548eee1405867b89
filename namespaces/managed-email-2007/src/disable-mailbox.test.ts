import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, staysWithin, undoesEverywhere } from '@tenantry/testing';

const name = 'Managed Email 2007::DisableMailbox';

describe(name, () => {
  it('closes the mailbox', async () => {
    const hoster = await hosting();
    const user = await hoster.acme.mailboxUser('ann');
    await hoster.run('Managed Email 2007::DisableMailbox', { user });
    assert.equal((await hoster.run('Managed Email 2007::GetMailbox', { user })).enabled, false);
  });

  it('refuses a user without one', async () => {
    const hoster = await hosting();
    const user = await hoster.acme.user('ann');
    await assert.rejects(hoster.run(name, { user }), { code: 'EXCHANGE_NO_MAILBOX' });
  });

  undoesEverywhere(name);

  staysWithin(name);
});
