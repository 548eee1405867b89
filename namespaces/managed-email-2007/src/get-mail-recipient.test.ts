import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, requestFor } from '@tenantry/testing';

const name = 'Managed Email 2007::GetMailRecipient_';

describe(name, () => {
  it('returns contacts and groups', async () => {
    const hoster = await hosting();
    const { contact } = await requestFor('Hosted Email 2007::GetMailContact')(hoster);
    const { group } = await requestFor('Hosted Email 2007::GetDistributionList')(hoster);

    const results = [await hoster.run(name, { recipient: contact }), await hoster.run(name, { recipient: group })];

    assert.deepEqual(
      results.map(({ recipientType, alias }) => [recipientType, alias]),
      [
        ['MailContact', 'pat'],
        ['MailUniversalDistributionGroup', 'sales'],
      ],
    );
  });
});
