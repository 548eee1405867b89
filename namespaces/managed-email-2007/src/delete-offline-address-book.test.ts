import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, undoesEverywhere } from '@tenantry/testing';

const name = 'Managed Email 2007::DeleteOfflineAddressBook';

describe(name, () => {
  it('takes book and pointer away', async () => {
    const hoster = await hosting();
    const pointer = (wellKnownObject: string) =>
      hoster
        .run('Managed Active Directory::GetOtherWellKnownObject', { path: hoster.acme.path, wellKnownObject })
        .then(({ path }) => path);
    await hoster.run('Managed Email 2007::EnsureAddressLists_', { organization: hoster.acme.path });
    await hoster.run(name, { organization: hoster.acme.path });
    await assert.rejects(pointer('OfflineAddressBook'), { code: 'MANAGED_DIRECTORY_NO_SUCH_POINTER' });
  });

  it('does nothing where there is none', async () => {
    const hoster = await hosting();
    const before = await hoster.everything();
    await hoster.run(name, { organization: hoster.acme.path });
    assert.deepEqual(await hoster.everything(), before);
  });

  undoesEverywhere(name);
});
