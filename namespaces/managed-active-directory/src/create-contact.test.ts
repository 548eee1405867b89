import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, requestFor, staysWithin, undoesEverywhere } from '@tenantry/testing';

const name = 'Managed Active Directory::CreateContact';

describe(name, () => {
  it('creates a contact with its attributes', async () => {
    const hoster = await hosting();
    const { path } = await hoster.run(name, await requestFor(name)(hoster));
    const { attributes } = await hoster.directory.read(path);
    assert.deepEqual(
      [attributes['cn'], attributes['displayName'], attributes['objectClass']?.includes('contact')],
      [['Partner'], ['Partner'], true],
    );
  });

  it('refuses attributes of others, the private container and places outside', async () => {
    const hoster = await hosting();
    await assert.rejects(
      hoster.run(name, { container: hoster.acme.path, name: 'X', properties: [{ name: 'memberOf', value: ['x'] }] }),
      { code: 'MANAGED_DIRECTORY_ATTRIBUTE_NOT_ALLOWED' },
    );
    await assert.rejects(
      hoster.run(name, { container: `LDAP://CN=_Private,${hoster.acme.path.slice('LDAP://'.length)}`, name: 'X' }),
      { code: 'MANAGED_DIRECTORY_PRIVATE_CONTAINER' },
    );
    await assert.rejects(hoster.run(name, { container: 'LDAP://CN=Users,DC=fabrikam,DC=com', name: 'X' }), {
      code: 'MANAGED_DIRECTORY_OUTSIDE_HOSTING',
    });
  });

  undoesEverywhere(name);

  staysWithin(name);
});
