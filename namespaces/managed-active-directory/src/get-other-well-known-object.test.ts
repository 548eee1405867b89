import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, staysWithin } from '@tenantry/testing';

const name = 'Managed Active Directory::GetOtherWellKnownObject';

describe(name, () => {
  it('finds a group by name and by GUID', async () => {
    const hoster = await hosting();
    const input = { path: hoster.acme.path };
    assert.deepEqual(await hoster.run(name, { ...input, wellKnownObject: 'Admins' }), {
      path: `LDAP://CN=Admins@Acme,${hoster.acme.path.slice('LDAP://'.length)}`,
    });
    assert.deepEqual(await hoster.run(name, { ...input, wellKnownObject: '65F37ECB46704F0E9300E1FB48E1096E' }), {
      path: `LDAP://CN=Admins@Acme,${hoster.acme.path.slice('LDAP://'.length)}`,
    });
  });

  it('refuses pointers that are absent or unknown', async () => {
    const hoster = await hosting();
    await assert.rejects(hoster.run(name, { path: hoster.acme.path, wellKnownObject: 'FolderAdmins' }), {
      code: 'MANAGED_DIRECTORY_NO_SUCH_POINTER',
    });
    await assert.rejects(hoster.run(name, { path: hoster.acme.path, wellKnownObject: 'Nonsense' }), {
      code: 'MANAGED_DIRECTORY_POINTER_NAME_INVALID',
    });
  });

  staysWithin(name);
});
