import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting } from '@tenantry/testing';

const GroupIsMember = 'Active Directory Provider::Group IsMember';

describe(GroupIsMember, () => {
  it('is true for direct members only', async () => {
    const { run, directory, acme } = await hosting();
    const organization = acme.path.slice(7);
    const [inner, outer] = [`LDAP://CN=Inner (a*),${organization}`, `LDAP://CN=Outer,${organization}`];
    await directory.add(inner, { objectClass: ['group'], member: [acme.administrator.slice(7)] });
    await directory.add(outer, { objectClass: ['group'], member: [inner.slice(7)] });

    const cases: [group: string, path: string, isMember: boolean][] = [
      [inner, acme.administrator, true],
      [inner, acme.administrator.replace('CN=admin', 'cn=ADMIN'), true],
      [outer, inner, true],
      [outer, acme.administrator, false],
      [inner, outer, false],
      [inner, acme.path, false],
    ];
    for (const [group, path, isMember] of cases) {
      assert.deepEqual(await run(GroupIsMember, { group, path }), { isMember }, `${path} in ${group}`);
    }
  });

  it('refuses what is not a group, and objects that are not there', async () => {
    const { run, acme } = await hosting();
    const group = `LDAP://CN=Admins@Acme,${acme.path.slice(7)}`;
    await assert.rejects(run(GroupIsMember, { group: acme.administrator, path: acme.administrator }), {
      code: 'ENGINE_WRONG_KIND_OF_OBJECT',
    });
    await assert.rejects(run(GroupIsMember, { group, path: acme.administrator.replace('CN=', 'CN=not-') }), {
      code: 'ENGINE_NO_SUCH_OBJECT',
    });
  });
});
