import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, requestFor, staysWithin } from '@tenantry/testing';

const name = 'Hosted Email 2007::ListMailboxes';

describe(name, () => {
  it('tells plan, quota and allocation of each mailbox, in the order of names', async () => {
    const hoster = await hosting();
    const { acme, rival, run } = hoster;
    const ben = await acme.mailboxUser('ben');
    await rival.mailboxUser('eve');
    const request = await requestFor(name)(hoster);
    const { mailboxGuid, database, prohibitSendQuota } = await run('Hosted Email 2007::GetMailbox', { user: ben });
    const { mailbox } = await run('Exchange 2007 Resource Manager::QueryMailboxAllocation', { mailbox: ben });

    const { mailboxes, nextCursor } = await acme.run(name, request);

    assert.deepEqual(
      mailboxes.map(({ primarySmtpAddress }: { primarySmtpAddress: string }) => primarySmtpAddress),
      ['ann@acme.example', 'ben@acme.example'],
    );
    assert.deepEqual(mailboxes[1], {
      path: ben,
      guid: (await hoster.directory.read(ben)).guid,
      name: 'ben@acme.example',
      displayName: 'ben',
      recipientType: 'UserMailbox',
      alias: 'ben',
      primarySmtpAddress: 'ben@acme.example',
      hiddenFromAddressListsEnabled: false,
      mailboxGuid,
      database,
      enabled: true,
      prohibitSendQuota,
      planName: 'MailboxGold',
      kilobytes: mailbox.kilobytes,
    });
    assert.equal(nextCursor, undefined);
  });

  it('gives page after page, and finds by text and kind', async () => {
    const hoster = await hosting();
    const { acme, run } = hoster;
    for (const each of ['ann', 'ben', 'cas']) await acme.mailboxUser(each);
    const room = { user: await acme.user('room'), alias: 'room', emailAddresses: ['SMTP:room@acme.example'] };
    await run('Hosted Email 2007::CreateResourceMailbox', { ...room, resourceType: 'Room' });
    const names: string[] = [];

    for (let cursor: string | undefined, first = true; first || cursor !== undefined; first = false) {
      const page = await run(name, { organization: acme.path, pageSize: 3, ...(cursor ? { cursor } : {}) });
      names.push(...page.mailboxes.map((each: { displayName: string }) => each.displayName), '|');
      cursor = page.nextCursor;
    }
    const found = await run(name, { organization: acme.path, searchText: 'EN@acme' });
    const rooms = await run(name, { organization: acme.path, recipientType: 'RoomMailbox' });

    assert.deepEqual(names, ['ann', 'ben', 'cas', '|', 'room', '|']);
    assert.deepEqual([found.mailboxes.length, found.mailboxes[0].displayName], [1, 'ben']);
    assert.deepEqual([rooms.mailboxes.length, rooms.mailboxes[0].recipientType], [1, 'RoomMailbox']);
  });

  it('shows a reseller none of the mailboxes of its customers', async () => {
    const { acme, reseller, run } = await hosting();
    await acme.mailboxUser('ann');

    assert.deepEqual(await run(name, { organization: reseller.path }), { mailboxes: [] });
  });

  staysWithin(name);
});
