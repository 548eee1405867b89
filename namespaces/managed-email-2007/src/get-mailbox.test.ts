import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, staysWithin } from '@tenantry/testing';

const name = 'Managed Email 2007::GetMailbox';

describe(name, () => {
  it('tells what a mailbox is', async () => {
    const hoster = await hosting();
    const user = await hoster.acme.mailboxUser('ann');
    const { alias, enabled, emailAddresses, prohibitSendQuota } = await hoster.run(name, { user });
    assert.deepEqual(
      [alias, enabled, emailAddresses, prohibitSendQuota],
      ['ann', true, ['SMTP:ann@acme.example'], 1_073_741_824],
    );
  });

  it('refuses a user without one', async () => {
    const hoster = await hosting();
    const user = await hoster.acme.user('ann');
    await assert.rejects(hoster.run(name, { user }), { code: 'EXCHANGE_NO_MAILBOX' });
  });

  staysWithin(name);
});
