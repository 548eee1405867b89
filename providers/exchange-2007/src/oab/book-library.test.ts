import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting } from '@tenantry/testing';

describe('the library of offline address books', () => {
  it('purges versions that were replaced a day ago, and books that the directory no longer has', async () => {
    const { acme, rival, run, directory, pool, addressBooks } = await hosting();
    const rebuild = (path: string) => run('Exchange 2007 Provider::RebuildOfflineAddressBook', { path });
    const ann = await acme.mailboxUser('ann');
    await rival.mailboxUser('eve');
    await rebuild(acme.path);
    await rebuild(rival.path);
    await directory.modify(ann, { title: ['Chief'] });
    await rebuild(acme.path);
    const versions = async () =>
      (await pool.query('select sequence from offline_address_books.version order by sequence')).rows.map(
        ({ sequence }) => sequence,
      );

    await addressBooks.purge();
    const young = await versions();
    await pool.query("update offline_address_books.version set replaced_at = replaced_at - interval '2 days'");
    await addressBooks.purge();
    const old = await versions();
    await run('Exchange 2007 Provider::DeleteOfflineAddressBook', { path: rival.path });
    await addressBooks.purge();

    assert.deepEqual([young, old, await versions()], [[1, 1, 2], [1, 2], [2]]);
    const { rows } = await pool.query(
      'select from offline_address_books.block b where b.version not in (select id from offline_address_books.version)',
    );
    assert.equal(rows.length, 0);
  });
});
