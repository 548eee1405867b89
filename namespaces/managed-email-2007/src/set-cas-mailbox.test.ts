import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, staysWithin, undoesEverywhere } from '@tenantry/testing';

const name = 'Managed Email 2007::SetCASMailbox';

describe(name, () => {
  it('switches client access', async () => {
    const hoster = await hosting();
    const user = await hoster.acme.mailboxUser('ann');
    await hoster.run(name, { Identity: user, owaEnabled: false, popEnabled: false });
    const { attributes } = await hoster.directory.read(user);
    assert.ok(attributes['protocolSettings']?.some((value) => value.startsWith('POP3\u00a70')));
  });

  it('refuses a user without a mailbox', async () => {
    const hoster = await hosting();
    const user = await hoster.acme.user('ann');
    await assert.rejects(hoster.run(name, { Identity: user, popEnabled: false }), { code: 'EXCHANGE_NO_MAILBOX' });
  });

  undoesEverywhere(name);

  staysWithin(name);
});
