import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, staysWithin, undoesEverywhere } from '@tenantry/testing';

const name = 'Managed Active Directory::GroupRemove';

describe(name, () => {
  it('takes a member out', async () => {
    const hoster = await hosting();
    const user = await hoster.acme.user('ann');
    const { group } = await hoster.run('Managed Active Directory::CreateGroup', {
      container: hoster.acme.path,
      name: 'Sales',
    });
    await hoster.run('Managed Active Directory::GroupAdd', { group: group.path, newMember: user });
    await hoster.run(name, { group: group.path, member: user });
    assert.equal((await hoster.directory.read(group.path)).attributes['member'], undefined);
  });

  it('refuses the groups that hold the organization together', async () => {
    const hoster = await hosting();
    const user = await hoster.acme.user('ann');
    const group = `LDAP://CN=AllUsers@Acme,CN=_Private,${hoster.acme.path.slice('LDAP://'.length)}`;
    await assert.rejects(hoster.run(name, { group, member: user }), { code: 'MANAGED_DIRECTORY_OWN_OBJECT' });
  });

  undoesEverywhere(name);

  staysWithin(name);
});
