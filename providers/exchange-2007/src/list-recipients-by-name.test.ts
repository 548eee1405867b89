import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, requestFor } from '@tenantry/testing';

const name = 'Exchange 2007 Provider::ListRecipientsByName_';

describe(name, () => {
  it('lists recipients of the kinds that are asked for, without those of the customers below', async () => {
    const hoster = await hosting();
    const { acme, reseller, run } = hoster;
    await acme.mailboxUser('ann');
    await requestFor('Hosted Email 2007::ListMailContacts')(hoster);
    const all = await run(name, { organization: acme.path });
    const contacts = await run(name, { organization: acme.path, recipientTypes: ['MailContact'] });
    const ofReseller = await run(name, { organization: reseller.path });

    assert.deepEqual(
      [all, contacts, ofReseller].map(({ recipients }) =>
        recipients.map((each: { displayName: string }) => each.displayName),
      ),
      [['ann', 'Pat'], ['Pat'], []],
    );
  });

  it('pages through names that differ in case and marks only', async () => {
    const { acme, run } = await hosting();
    const names = ['Eva', 'eva two', '\u00c9va three', 'zoe'];
    for (const [index, each] of names.entries()) {
      const user = await acme.mailboxUser(`user${index}`);
      await run('Exchange 2007 Provider::ModifyMailbox', { path: user, displayName: each });
    }
    const seen: string[] = [];

    for (let cursor: string | undefined, first = true; first || cursor !== undefined; first = false) {
      const page = await run(name, { organization: acme.path, pageSize: 1, ...(cursor ? { cursor } : {}) });
      seen.push(...page.recipients.map((each: { displayName: string }) => each.displayName));
      cursor = page.nextCursor;
    }

    assert.deepEqual(seen, names);
  });

  it('takes marks of filters in a text as they are', async () => {
    const { acme, run } = await hosting();
    await acme.mailboxUser('ann');

    const { recipients } = await run(name, { organization: acme.path, searchText: 'a*n)(cn=*' });

    assert.deepEqual(recipients, []);
  });
});
