import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, undoesEverywhere } from '@tenantry/testing';

const GroupAdd = 'Active Directory Provider::Group Add';

describe(GroupAdd, () => {
  it('puts an object into a group, once', async () => {
    const { run, directory, acme } = await hosting();
    const group = `LDAP://CN=CSRAdmins@Acme,${acme.path.slice(7)}`;
    const path = await acme.user('ann');
    const members = async () => (await directory.read(group, ['member'])).attributes['member'];

    assert.deepEqual(await run(GroupAdd, { group, path: acme.administrator }), {});
    assert.deepEqual(await run(GroupAdd, { group, path }), {});
    assert.deepEqual(await members(), [acme.administrator.slice(7), path.slice(7)]);

    await run(GroupAdd, { group, path: path.replace('CN=ann', 'cn=ANN') });
    assert.deepEqual(await members(), [acme.administrator.slice(7), path.slice(7)]);
  });

  it('does nothing when it is told to skip', async () => {
    const { run, directory, acme } = await hosting();
    const group = `LDAP://CN=CSRAdmins@Acme,${acme.path.slice(7)}`;

    await run(GroupAdd, { group, path: acme.administrator, flagSkipAction: true });

    assert.equal((await directory.read(group, ['member'])).attributes['member'], undefined);
  });

  it('puts many objects into one group at the same time', async () => {
    const { run, directory, acme } = await hosting();
    const group = `LDAP://CN=CSRAdmins@Acme,${acme.path.slice(7)}`;
    const names = Array.from({ length: 12 }, (_, index) => `CN=Contact ${index},${acme.path.slice(7)}`);
    for (const name of names) await directory.add(name, { objectClass: ['contact'] });

    await Promise.all(names.map((name) => run(GroupAdd, { group, path: `LDAP://${name}` })));

    assert.deepEqual((await directory.read(group, ['member'])).attributes['member']?.toSorted(), names.toSorted());
  });

  it('refuses what is not a group, and objects that are not there', async () => {
    const { run, acme } = await hosting();
    await assert.rejects(run(GroupAdd, { group: acme.path, path: acme.administrator }), {
      code: 'ENGINE_WRONG_KIND_OF_OBJECT',
    });
    const group = `LDAP://CN=CSRAdmins@Acme,${acme.path.slice(7)}`;
    await assert.rejects(run(GroupAdd, { group, path: `LDAP://CN=Nobody,${acme.path.slice(7)}` }), {
      code: 'ENGINE_NO_SUCH_OBJECT',
    });
  });

  undoesEverywhere(GroupAdd, ({ acme }) => ({
    group: `LDAP://CN=CSRAdmins@Acme,${acme.path.slice(7)}`,
    path: acme.administrator,
  }));
});
