import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, requestFor } from '@tenantry/testing';

const name = 'Exchange 2007 Provider::GetMailRecipient_';

describe(name, () => {
  it('tells addresses and policies of a contact', async () => {
    const hoster = await hosting();
    const { contact } = await requestFor('Hosted Email 2007::GetMailContact')(hoster);

    const { result } = await hoster.run(name, { path: contact });

    assert.deepEqual(
      [result.emailAddresses, result.emailAddressPolicyEnabled, result.requireSenderAuthenticationEnabled],
      [['SMTP:pat@acme.example'], false, false],
    );
  });

  it('refuses what has no mail', async () => {
    const { run, acme } = await hosting();

    await assert.rejects(run(name, { path: await acme.user('ann') }), { code: 'EXCHANGE_NOT_MAIL_ENABLED' });
  });
});
