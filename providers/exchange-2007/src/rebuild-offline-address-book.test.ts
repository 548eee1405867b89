import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { type Hosting, hosting, undoesEverywhere } from '@tenantry/testing';

const name = 'Exchange 2007 Provider::RebuildOfflineAddressBook';

describe(name, () => {
  it('makes version 1 of a book with the recipients of the organization', async () => {
    const hoster = await hosting();
    await hoster.acme.mailboxUser('ann');
    await hoster.acme.mailboxUser('ben');
    await hoster.rival.mailboxUser('eve');

    const { offlineAddressBook, ...made } = await hoster.run(name, { path: hoster.acme.path });

    assert.deepEqual(made, { sequence: 1, entries: 2, leftOut: 0, changed: true, generated: true });
    assert.equal(offlineAddressBook, await bookOf(hoster));
  });

  it('keeps the version of a book that is as before, and makes another of one that is not', async () => {
    const hoster = await hosting();
    const ann = await hoster.acme.mailboxUser('ann');
    const rebuild = () => hoster.run(name, { path: hoster.acme.path });
    await rebuild();

    const same = await rebuild();
    await hoster.directory.modify(ann, { title: ['Smith'] });
    const other = await rebuild();

    assert.deepEqual([same.sequence, same.changed], [1, false]);
    assert.deepEqual([other.sequence, other.changed], [2, true]);
  });

  it('leaves a book alone that is not due, when asked', async () => {
    const { acme, run, directory } = await hosting();
    const ann = await acme.mailboxUser('ann');
    const rebuild = (ifDue: boolean) => run(name, { path: acme.path, ifDue });
    const first = await rebuild(true);
    await directory.modify(ann, { title: ['Smith'] });

    const alone = await rebuild(true);
    await run('Exchange 2007 Provider::NoteStaleOfflineAddressBooks_', {});
    const due = await rebuild(true);

    const told = [first, alone, due].map(({ sequence, entries, changed, generated }) => [
      sequence,
      entries,
      changed,
      generated,
    ]);
    assert.deepEqual(told, [
      [1, 1, true, true],
      [1, 1, false, false],
      [2, 1, true, true],
    ]);
  });

  it('leaves out who is hidden or has no address', async () => {
    const hoster = await hosting();
    await hoster.acme.mailboxUser('ann');
    const ben = await hoster.acme.mailboxUser('ben');
    const cid = await hoster.acme.mailboxUser('cid');
    // As another program might leave them: hidden, but still on the list.
    await hoster.directory.modify(ben, { msExchHideFromAddressLists: ['TRUE'] });
    await hoster.directory.modify(cid, { proxyAddresses: [], mail: [] });

    const { entries, leftOut } = await hoster.run(name, { path: hoster.acme.path });

    assert.deepEqual([entries, leftOut], [1, 1]);
  });

  it('holds a contact for somebody outside whom another tenant has as well (A12)', async () => {
    const { acme, rival, run } = await hosting();
    await acme.mailboxUser('ann');
    await rival.mailboxUser('eve');
    for (const { path: container, domain } of [acme, rival]) {
      await run('Hosted Email 2007::CreateMailContact', {
        container,
        name: 'Pat',
        externalEmailAddress: 'pat@partner.example',
        primarySmtpAddress: `pat@${domain}`,
      });
    }

    const books = [await run(name, { path: acme.path }), await run(name, { path: rival.path })];

    assert.deepEqual(
      books.map(({ entries, leftOut }) => [entries, leftOut]),
      [
        [2, 0],
        [2, 0],
      ],
    );
  });

  it('refuses an organization without a book', async () => {
    const hoster = await hosting();
    await assert.rejects(hoster.run(name, { path: hoster.acme.path }), { code: 'EXCHANGE_NO_OFFLINE_ADDRESS_BOOK' });
  });

  it('shows what it would do without the bytes', async () => {
    const hoster = await hosting();
    await hoster.acme.mailboxUser('ann');

    const { changes = [] } = await hoster.plan(name, { path: hoster.acme.path });

    const tables = new Set(changes.map((change) => change.split('\n', 1)[0]));
    assert.deepEqual(
      [...tables].sort(),
      ['book', 'file', 'version'].map((table) => `insert offline_address_books.${table}`),
    );
  });

  undoesEverywhere(name, async ({ acme, run, directory }) => {
    const ann = await acme.mailboxUser('ann');
    await run(name, { path: acme.path });
    await directory.modify(ann, { title: ['Smith'] });
    return { path: acme.path };
  });
});

async function bookOf({ acme, directory }: Hosting): Promise<string> {
  const { attributes } = await directory.read(acme.path, ['otherWellKnownObjects']);
  const value = attributes['otherWellKnownObjects']?.find((text) => text.includes('D22DFCC5B73645E99E16C9AD3D61F34F'));
  return (await directory.read(value?.slice('B:32::'.length + 32) ?? '')).guid;
}
