import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, staysWithin, undoesEverywhere } from '@tenantry/testing';

const name = 'Managed Email 2007::DeleteMailbox';

describe(name, () => {
  it('takes the mailbox away', async () => {
    const hoster = await hosting();
    const user = await hoster.acme.mailboxUser('ann');
    await hoster.run(name, { user });
    const { attributes } = await hoster.directory.read(user);
    assert.deepEqual(
      [attributes['homeMDB'], attributes['proxyAddresses'], attributes['msExchMailboxGuid']],
      [undefined, undefined, undefined],
    );
  });

  it('refuses a user without one', async () => {
    const hoster = await hosting();
    const user = await hoster.acme.user('ann');
    await assert.rejects(hoster.run(name, { user }), { code: 'EXCHANGE_NO_MAILBOX' });
  });

  undoesEverywhere(name);

  staysWithin(name);
});
