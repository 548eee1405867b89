import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, requestFor, staysWithin, undoesEverywhere } from '@tenantry/testing';

const name = 'Hosted Email 2007 Import::ImportOfflineAddressBook';

describe(name, () => {
  it('gives a user made afterwards the book that was there', async () => {
    const hoster = await hosting();
    const input = await requestFor(name)(hoster);
    await hoster.run(name, input);
    const user = await hoster.acme.mailboxUser('ann');
    const { attributes } = await hoster.directory.read(user);
    assert.deepEqual(attributes['msExchUseOAB'], [input.offlineAddressBook.slice('LDAP://'.length)]);
  });

  undoesEverywhere(name);
  staysWithin(name);
});
