import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting } from '@tenantry/testing';

const name = 'Exchange 2007 Provider::ListDueOfflineAddressBooks_';

describe(name, () => {
  it('lists books a page at a time', async () => {
    const { run, acme, rival } = await hosting();
    await acme.mailboxUser('ann');
    await rival.mailboxUser('eve');
    await run('Exchange 2007 Provider::NoteStaleOfflineAddressBooks_', {});

    const first = await run(name, { limit: 1 });
    const second = await run(name, { limit: 5, after: first.books[0].offlineAddressBook });

    assert.deepEqual([first.books.length, second.books.length], [1, 1]);
    assert.deepEqual(
      [...first.books, ...second.books].map(({ path }: { path: string }) => path).sort(),
      [acme.path, rival.path].sort(),
    );
  });
});
