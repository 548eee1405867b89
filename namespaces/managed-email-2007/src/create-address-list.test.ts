import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, undoesEverywhere } from '@tenantry/testing';

const name = 'Managed Email 2007::CreateAddressList';

describe(name, () => {
  it('makes the list and its pointer', async () => {
    const hoster = await hosting();
    const pointer = (wellKnownObject: string) =>
      hoster
        .run('Managed Active Directory::GetOtherWellKnownObject', { path: hoster.acme.path, wellKnownObject })
        .then(({ path }) => path);
    await hoster.run(name, { organization: hoster.acme.path, name: 'Acme List' });
    assert.match(await pointer('AddressList'), /^LDAP:\/\/CN=Acme List,CN=All /);
  });

  it('refuses a second one', async () => {
    const hoster = await hosting();
    await hoster.run(name, { organization: hoster.acme.path, name: 'Acme List' });
    await assert.rejects(hoster.run(name, { organization: hoster.acme.path, name: 'Other List' }), {
      code: 'EXCHANGE_ADDRESS_LIST_EXISTS',
    });
  });

  undoesEverywhere(name);
});
