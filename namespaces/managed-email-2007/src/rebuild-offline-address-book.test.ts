import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, staysWithin, undoesEverywhere } from '@tenantry/testing';

const name = 'Managed Email 2007::RebuildOfflineAddressBook';

describe(name, () => {
  it('makes the files of the book', async () => {
    const hoster = await hosting();
    await hoster.acme.mailboxUser('ann');

    assert.deepEqual(await hoster.run(name, { organization: hoster.acme.path }), {});

    const { rows } = await hoster.pool.query('select sequence, entries from offline_address_books.version');
    assert.deepEqual(rows, [{ sequence: 1, entries: 1 }]);
  });

  it('refuses an organization without a book', async () => {
    const { run, acme } = await hosting();
    await assert.rejects(run(name, { organization: acme.path }), { code: 'MANAGED_EMAIL_NO_ADDRESS_BOOK' });
  });

  undoesEverywhere(name);
  staysWithin(name);
});
