import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, requestFor, undoesEverywhere } from '@tenantry/testing';

const name = 'Managed Email 2007::AdoptOfflineAddressBook_';

describe(name, () => {
  it('lets the organization point to the book and keeps a folder GUID that is its own', async () => {
    const hoster = await hosting();
    const input = await requestFor(name)(hoster);
    const before = await hoster.directory.read(input.offlineAddressBook);

    assert.deepEqual(await hoster.run(name, input), { folderGuidReplaced: false });

    const { attributes } = await hoster.directory.read(hoster.acme.path);
    const dn = input.offlineAddressBook.slice('LDAP://'.length);
    assert.ok(attributes['otherWellKnownObjects']?.includes(`B:32:D22DFCC5B73645E99E16C9AD3D61F34F:${dn}`));
    const after = await hoster.directory.read(input.offlineAddressBook);
    assert.deepEqual(after.attributes['siteFolderGUID'], before.attributes['siteFolderGUID']);
  });

  it('refuses what is no book, the book of another, and a second book', async () => {
    const hoster = await hosting();
    const { acme, rival } = hoster;
    const { offlineAddressBook } = await requestFor(name)(hoster);
    await assert.rejects(hoster.run(name, { organization: acme.path, offlineAddressBook: acme.path }), {
      code: 'MANAGED_EMAIL_NOT_AN_ADDRESS_BOOK',
    });
    await hoster.run(name, { organization: rival.path, offlineAddressBook });
    await assert.rejects(hoster.run(name, { organization: acme.path, offlineAddressBook }), {
      code: 'MANAGED_EMAIL_ADDRESS_BOOK_OF_ANOTHER',
    });
    await assert.rejects(hoster.run(name, { organization: rival.path, offlineAddressBook }), {
      code: 'MANAGED_EMAIL_ORGANIZATION_HAS_ADDRESS_BOOK',
    });
  });

  undoesEverywhere(name);
});
