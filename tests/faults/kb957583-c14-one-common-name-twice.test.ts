import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting } from '@tenantry/testing';

describe('C14, KB957583: users with one common name', () => {
  it('keeps namesakes of two tenants apart: each is found in his own lists only', async () => {
    const { acme, directory, rival } = await hosting();
    const own = await directory.read(await acme.mailboxUser('ann'));
    const other = await directory.read(await rival.mailboxUser('ann'));

    assert.deepEqual(own.attributes['displayName'], other.attributes['displayName']);
    assert.notDeepEqual(own.attributes['sAMAccountName'], other.attributes['sAMAccountName']);
    assert.notDeepEqual(own.attributes['legacyExchangeDN'], other.attributes['legacyExchangeDN']);
    const lists = new Set(own.attributes['showInAddressBook']);
    assert.deepEqual(
      (other.attributes['showInAddressBook'] ?? []).filter((list) => lists.has(list)),
      [],
    );
  });
});
