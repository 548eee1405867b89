import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, undoesEverywhere } from '@tenantry/testing';

const name = 'Managed Email 2007::ModifyOfflineAddressBook';

describe(name, () => {
  it('changes its distribution', async () => {
    const hoster = await hosting();
    const pointer = (wellKnownObject: string) =>
      hoster
        .run('Managed Active Directory::GetOtherWellKnownObject', { path: hoster.acme.path, wellKnownObject })
        .then(({ path }) => path);
    await hoster.run('Managed Email 2007::EnsureAddressLists_', { organization: hoster.acme.path });
    await hoster.run(name, { organization: hoster.acme.path, publicFolderDistributionEnabled: true });
    const { attributes } = await hoster.directory.read(await pointer('OfflineAddressBook'));
    assert.equal(Number(attributes['msExchOABFlags']?.[0]) & 1, 1);
  });

  it('refuses where there is none, and unknown pools', async () => {
    const hoster = await hosting();
    await assert.rejects(hoster.run(name, { organization: hoster.acme.path }), {
      code: 'MANAGED_EMAIL_NO_ADDRESS_BOOK',
    });
    await hoster.run('Managed Email 2007::EnsureAddressLists_', { organization: hoster.acme.path });
    await assert.rejects(hoster.run(name, { organization: hoster.acme.path, OABCASPool: 'None' }), {
      code: 'MANAGED_EMAIL_UNKNOWN_POOL',
    });
  });

  undoesEverywhere(name);
});
