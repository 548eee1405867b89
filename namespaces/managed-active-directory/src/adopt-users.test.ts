import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, requestFor, undoesEverywhere } from '@tenantry/testing';

const name = 'Managed Active Directory::AdoptUsers_';

describe(name, () => {
  it('puts users that are not in the group of users into it and tells what else there is', async () => {
    const hoster = await hosting();
    const input = await requestFor(name)(hoster);
    await hoster.run('Managed Active Directory::CreateGroup', { container: hoster.acme.path, name: 'Sales' });

    const { users, groups, contacts } = await hoster.run(name, input);

    const unit = hoster.acme.path.slice('LDAP://'.length);
    assert.deepEqual([...users].sort(), [hoster.acme.administrator, `LDAP://CN=olga,${unit}`].sort());
    assert.deepEqual(groups, [`LDAP://CN=Sales,${unit}`]);
    assert.deepEqual(contacts, []);
    const { attributes } = await hoster.directory.read(`LDAP://CN=AllUsers@Acme,CN=_Private,${unit}`);
    assert.ok(attributes['member']?.includes(`CN=olga,${unit}`));
  });

  undoesEverywhere(name);
});
