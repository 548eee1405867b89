import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting } from '@tenantry/testing';

const UserGroups = 'Active Directory Provider::User Groups';

describe(UserGroups, () => {
  it('lists the groups that a user is a direct member of', async () => {
    const { run, directory, acme } = await hosting();
    const path = await acme.user('ann');
    const user = await directory.rename(path, 'CN=Ann (Sales) *');
    const organization = acme.path.slice(7);
    const inner = `CN=Inner,${organization}`;
    await directory.add(inner, { objectClass: ['group'], member: [user.slice(7)] });
    await directory.add(`CN=Outer,${organization}`, { objectClass: ['group'], member: [inner] });

    const { groups } = await run(UserGroups, { path: user });

    assert.deepEqual(groups.toSorted(), [`LDAP://CN=AllUsers@Acme,CN=_Private,${organization}`, `LDAP://${inner}`]);
  });

  it('is empty for an object in no group', async () => {
    const { run, acme } = await hosting();
    assert.deepEqual(await run(UserGroups, { path: acme.path }), { groups: [] });
  });

  it('refuses an object that is not there', async () => {
    const { run, acme } = await hosting();
    const path = acme.administrator.replace('CN=', 'CN=not-');
    await assert.rejects(run(UserGroups, { path }), { code: 'ENGINE_NO_SUCH_OBJECT' });
  });
});
