import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, undoesEverywhere } from '@tenantry/testing';

const name = 'Managed Email 2007::EnsureAddressLists_';

describe(name, () => {
  it('makes lists and book once', async () => {
    const hoster = await hosting();
    const pointer = (wellKnownObject: string) =>
      hoster
        .run('Managed Active Directory::GetOtherWellKnownObject', { path: hoster.acme.path, wellKnownObject })
        .then(({ path }) => path);
    const first = await hoster.run(name, { organization: hoster.acme.path });
    const lists = await Promise.all(['GlobalAddressList', 'AddressList', 'OfflineAddressBook'].map(pointer));
    const second = await hoster.run(name, { organization: hoster.acme.path });
    assert.deepEqual([first, second, new Set(lists).size], [{ created: true }, { created: false }, 3]);
  });

  undoesEverywhere(name);
});
