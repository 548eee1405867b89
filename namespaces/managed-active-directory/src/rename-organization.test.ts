import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, undoesEverywhere } from '@tenantry/testing';

const name = 'Managed Active Directory::RenameOrganization';

describe(name, () => {
  it('renames the unit and its groups, and the pointers follow', async () => {
    const hoster = await hosting();
    const { path } = await hoster.run(name, { org: hoster.acme.path, newName: 'Summit' });
    assert.equal(path, hoster.acme.path.replace('OU=Acme', 'OU=Summit'));
    assert.deepEqual(
      await hoster.run('Managed Active Directory::GetOtherWellKnownObject', { path, wellKnownObject: 'Admins' }),
      { path: `LDAP://CN=Admins@Summit,${path.slice('LDAP://'.length)}` },
    );
  });

  undoesEverywhere(name);
});
