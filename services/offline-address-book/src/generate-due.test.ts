import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { ProvisioningError, type Submission } from '@tenantry/engine/client';
import { type Hosting, holdTable, hosting } from '@tenantry/testing';
import { eventually } from '@tenantry/testing/eventually';

import { type GeneratedBook, generateDue } from './generate-due.ts';

describe('generateDue', () => {
  it('generates every book once, then only those of which something has changed', async () => {
    const hoster = await twoBooks();
    const books: GeneratedBook[] = [];

    const first = await generateDue(hoster.client, { onBook: (book) => books.push(book) });
    await settle(hoster);
    await generateDue(hoster.client);
    const idle = await generateDue(hoster.client);
    await hoster.acme.mailboxUser('cid');
    const second = await generateDue(hoster.client, { onBook: (book) => books.push(book) });

    assert.deepEqual(first, { generated: 2, changed: 2, failed: 0 });
    assert.deepEqual(idle, { generated: 0, changed: 0, failed: 0 });
    assert.deepEqual(second, { generated: 1, changed: 1, failed: 0 });
    assert.deepEqual(
      books.map(({ number, due, made }) => [number, due, made?.sequence]),
      [
        [1, 2, 1],
        [2, 2, 1],
        [1, 1, 2],
      ],
    );
    assert.equal(books[2]?.organization, hoster.acme.path);
  });

  it('goes on after a book that fails, which stays due', async () => {
    const hoster = await twoBooks();
    const { dn } = await hoster.directory.read(
      `LDAP://<WKGUID=D22DFCC5B73645E99E16C9AD3D61F34F,${hoster.acme.path.slice(7)}>`,
    );
    await hoster.run('Exchange 2007 Provider::NoteStaleOfflineAddressBooks_', {});
    const { attributes } = await hoster.directory.read(dn, ['offLineABContainers']);
    await hoster.directory.modify(dn, { offLineABContainers: [] });
    const books: GeneratedBook[] = [];

    const broken = await generateDue(hoster.client, { onBook: (book) => books.push(book) });
    await hoster.directory.modify(dn, attributes);

    assert.deepEqual([broken.generated, broken.failed], [1, 1]);
    assert.deepEqual(
      books.flatMap(({ error }) => error?.code ?? []),
      ['EXCHANGE_NO_ADDRESS_LIST'],
    );
    assert.deepEqual(await dueOrganizations(hoster), [hoster.acme.path]);
  });

  it('goes on where a killed one was', async () => {
    const hoster = await twoBooks();
    // Dies in the second book.
    let books = 0;
    let crashed: Promise<void> | undefined;
    hoster.probe(({ procedure, at }) => {
      if (procedure !== 'RebuildOfflineAddressBook' || at !== 'after-intent' || ++books < 2) return;
      crashed ??= hoster.crash();
      // The engine takes this code as the sign that it may no longer act.
      throw new ProvisioningError({ code: 'ENGINE_LOST', hresult: 0x800706be }, 'The engine died.');
    });
    await generateDue(hoster.client).catch(() => undefined);
    await crashed;
    hoster.probe(undefined);
    await hoster.restart();
    const left = await dueOrganizations(hoster);

    const done = await generateDue(hoster.client);

    assert.equal(left.length, 1);
    assert.deepEqual([done.failed, (await dueOrganizations(hoster)).length], [0, 0]);
    const { rows } = await hoster.pool.query('select sequence from offline_address_books.version');
    assert.deepEqual(rows, [{ sequence: 1 }, { sequence: 1 }]);
  });

  it('leaves a book alone that another job has generated meanwhile, however long ago that was', async () => {
    const hoster = await twoBooks();
    const { promise: whenDone, resolve: setDone } = Promise.withResolvers<void>();
    // Has found out which books are due, and is then held up.
    const late = generateDue({
      submit: async (submission) => {
        if (isRebuild(submission)) await whenDone;
        return hoster.client.submit(submission);
      },
    });
    await eventually(async () => (await dueOrganizations(hoster)).length === 2);

    const first = await generateDue(hoster.client);
    setDone();

    assert.deepEqual(first, { generated: 2, changed: 2, failed: 0 });
    assert.deepEqual(await late, { generated: 0, changed: 0, failed: 0 });
  });

  it('misses no change that comes after its book was read', async () => {
    const hoster = await twoBooks();
    await settle(hoster);
    await generateDue(hoster.client);
    const cid = await hoster.acme.mailboxUser('cid');
    const held = await holdTable(hoster.pool, 'offline_address_books.version');
    const job = generateDue(hoster.client);
    await held.whenWaiting();

    await hoster.directory.modify(cid, { title: ['Chief'] });
    await settle(hoster);
    await hoster.run('Exchange 2007 Provider::NoteStaleOfflineAddressBooks_', {});
    await held.release();

    assert.deepEqual(await job, { generated: 1, changed: 1, failed: 0 });
    assert.deepEqual(await generateDue(hoster.client), { generated: 1, changed: 1, failed: 0 });
  });
});

async function twoBooks(): Promise<Hosting> {
  const hoster = await hosting();
  await hoster.acme.mailboxUser('ann');
  await hoster.rival.mailboxUser('eve');
  return hoster;
}

/** Lets the changes so far be old enough that none can appear before them. */
async function settle({ pool }: Hosting): Promise<void> {
  await pool.query("update directory.object set changed_at = changed_at - interval '1 minute'");
}

function isRebuild({ what }: Submission): boolean {
  return 'procedure' in what && what.procedure === 'RebuildOfflineAddressBook';
}

async function dueOrganizations({ run }: Hosting): Promise<string[]> {
  const { books } = await run('Exchange 2007 Provider::ListDueOfflineAddressBooks_', {});
  return books.map(({ path }: { path: string }) => path);
}
