import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting } from '@tenantry/testing';

const GroupMembers = 'Active Directory Provider::Group Members';

describe(GroupMembers, () => {
  it('lists the direct members by their present names', async () => {
    const { run, directory, acme } = await hosting();
    const [inner, outer] = [`LDAP://CN=Inner,${acme.path.slice(7)}`, `LDAP://CN=Outer,${acme.path.slice(7)}`];
    await directory.add(inner, { objectClass: ['group'], member: [acme.administrator.slice(7)] });
    await directory.add(outer, { objectClass: ['group'], member: [inner.slice(7)] });

    assert.deepEqual(await run(GroupMembers, { group: inner }), { members: [acme.administrator] });
    assert.deepEqual(await run(GroupMembers, { group: outer }), { members: [inner] });

    const renamed = await directory.rename(inner, 'CN=Renamed');
    assert.deepEqual(await run(GroupMembers, { group: outer }), { members: [renamed] });
    await directory.delete(renamed);
    assert.deepEqual(await run(GroupMembers, { group: outer }), { members: [] });
  });

  it('refuses what is not a group', async () => {
    const { run, acme } = await hosting();
    await assert.rejects(run(GroupMembers, { group: acme.path }), { code: 'ENGINE_WRONG_KIND_OF_OBJECT' });
  });
});
