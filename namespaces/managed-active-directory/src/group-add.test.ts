import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, staysWithin, undoesEverywhere } from '@tenantry/testing';

const name = 'Managed Active Directory::GroupAdd';

describe(name, () => {
  it('puts a member in', async () => {
    const hoster = await hosting();
    const user = await hoster.acme.user('ann');
    const { group } = await hoster.run('Managed Active Directory::CreateGroup', {
      container: hoster.acme.path,
      name: 'Sales',
    });
    await hoster.run(name, { group: group.path, newMember: user });
    assert.deepEqual((await hoster.directory.read(group.path)).attributes['member'], [user.slice('LDAP://'.length)]);
  });

  it('refuses the groups that hold the organization together', async () => {
    const hoster = await hosting();
    const user = await hoster.acme.user('ann');
    const group = `LDAP://CN=AllUsers@Acme,CN=_Private,${hoster.acme.path.slice('LDAP://'.length)}`;
    await assert.rejects(hoster.run(name, { group, newMember: user }), { code: 'MANAGED_DIRECTORY_OWN_OBJECT' });
  });

  undoesEverywhere(name);

  staysWithin(name);
});
