import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, undoesEverywhere } from '@tenantry/testing';

const name = 'Managed Email 2007::CreateOfflineAddressBook';

describe(name, () => {
  it('makes the book and its pointer', async () => {
    const hoster = await hosting();
    const pointer = (wellKnownObject: string) =>
      hoster
        .run('Managed Active Directory::GetOtherWellKnownObject', { path: hoster.acme.path, wellKnownObject })
        .then(({ path }) => path);
    await hoster.run('Managed Email 2007::CreateAddressList', { organization: hoster.acme.path, name: 'Acme AL' });
    await hoster.run(name, { organization: hoster.acme.path, name: 'Acme Book' });
    assert.match(await pointer('OfflineAddressBook'), /^LDAP:\/\/CN=Acme Book,CN=Offline Address Lists,/);
  });

  it('refuses unknown pools, and a pool without servers', async () => {
    const hoster = await hosting();
    await hoster.run('Managed Email 2007::CreateAddressList', { organization: hoster.acme.path, name: 'Acme AL' });
    await assert.rejects(hoster.run(name, { organization: hoster.acme.path, name: 'Acme Book', OABCASPool: 'None' }), {
      code: 'MANAGED_EMAIL_UNKNOWN_POOL',
    });
    await hoster.run('Managed Email 2007::CreateOABCASPool', { oabCASPool: 'Second', poolTag: 'Two' });
    await assert.rejects(
      hoster.run(name, { organization: hoster.acme.path, name: 'Acme Book', OABCASPool: 'Second' }),
      { code: 'MANAGED_EMAIL_POOL_WITHOUT_SERVERS' },
    );
  });

  undoesEverywhere(name);
});
