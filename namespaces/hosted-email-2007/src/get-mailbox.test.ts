import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, staysWithin } from '@tenantry/testing';

const name = 'Hosted Email 2007::GetMailbox';

describe(name, () => {
  it('tells what a mailbox is', async () => {
    const hoster = await hosting();
    const user = await hoster.acme.mailboxUser('ann');
    const mailbox = await hoster.run(name, { user });
    assert.deepEqual(
      [mailbox.alias, mailbox.enabled, mailbox.planName, mailbox.emailAddresses],
      ['ann', true, 'MailboxGold', ['SMTP:ann@acme.example']],
    );
    assert.equal(mailbox.owningOrganization, hoster.acme.path);
    assert.equal(mailbox.prohibitSendQuota, 1_073_741_824);
  });

  it('refuses a user without one', async () => {
    const hoster = await hosting();
    await assert.rejects(hoster.run(name, { user: await hoster.acme.user('ben') }), { code: 'EXCHANGE_NO_MAILBOX' });
  });

  staysWithin(name);
});
