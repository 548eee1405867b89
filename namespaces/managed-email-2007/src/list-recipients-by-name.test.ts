import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, requestFor } from '@tenantry/testing';

const name = 'Managed Email 2007::ListRecipientsByName_';

describe(name, () => {
  it('lists recipients of all kinds, stores by their short name', async () => {
    const hoster = await hosting();
    await hoster.acme.mailboxUser('ann');
    await requestFor('Hosted Email 2007::ListMailContacts')(hoster);
    await requestFor('Hosted Email 2007::ListDistributionLists')(hoster);

    const { recipients } = await hoster.run(name, { organization: hoster.acme.path });

    assert.deepEqual(
      recipients.map((each: { recipientType: string }) => each.recipientType),
      ['UserMailbox', 'MailContact', 'MailUniversalDistributionGroup'],
    );
    assert.match(recipients[0].database, /^EXMBX0[12]\\SG01\\Mailbox Store 1 /);
  });
});
