import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, staysWithin, undoesEverywhere } from '@tenantry/testing';

const name = 'Managed Active Directory::RenameGroup';

describe(name, () => {
  it('renames it and keeps the account name', async () => {
    const hoster = await hosting();
    const { group } = await hoster.run('Managed Active Directory::CreateGroup', {
      container: hoster.acme.path,
      name: 'Sales',
    });
    const { path } = await hoster.run(name, { group: group.path, newName: 'Shop' });
    assert.deepEqual((await hoster.directory.read(path)).attributes['sAMAccountName'], [group.samName]);
  });

  it('refuses groups of the organization itself', async () => {
    const hoster = await hosting();
    await assert.rejects(
      hoster.run(name, { group: `LDAP://CN=Admins@Acme,${hoster.acme.path.slice('LDAP://'.length)}`, newName: 'X' }),
      { code: 'MANAGED_DIRECTORY_OWN_OBJECT' },
    );
  });

  undoesEverywhere(name);

  staysWithin(name);
});
