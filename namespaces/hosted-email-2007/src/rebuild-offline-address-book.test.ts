import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, staysWithin, undoesEverywhere } from '@tenantry/testing';

const name = 'Hosted Email 2007::RebuildOfflineAddressBook';

describe(name, () => {
  it('makes the book of the organization, for a reseller too', async () => {
    const hoster = await hosting();
    await hoster.acme.mailboxUser('ann');

    assert.deepEqual(await hoster.run(name, { organization: hoster.acme.path }, hoster.reseller.administrator), {});

    const { rows } = await hoster.pool.query('select entries from offline_address_books.version');
    assert.deepEqual(rows, [{ entries: 1 }]);
  });

  it('is not for administrators of an organization, who could keep the servers busy', async () => {
    const { acme } = await hosting();
    await assert.rejects(acme.run(name, { organization: acme.path }), { code: 'ENGINE_MISSING_PRIVILEGE' });
  });

  undoesEverywhere(name);
  staysWithin(name);
});
