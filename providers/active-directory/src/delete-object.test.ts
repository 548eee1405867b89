import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { type Hosting, hosting, undoesEverywhere } from '@tenantry/testing';

const DeleteObject = 'Active Directory Provider::Delete Object';

describe(DeleteObject, () => {
  it('deletes an object with all below it, and the links to them', async () => {
    const { run, directory, acme } = await hosting();
    const { top, group } = await addTree({ acme, directory });

    assert.deepEqual(await run(DeleteObject, { path: top }), {});

    assert.equal(await directory.find(top, ['cn']), undefined);
    assert.equal(await directory.find(`CN=Ann,${top.slice(7)}`, ['cn']), undefined);
    assert.deepEqual((await directory.read(group)).attributes['member'], [acme.administrator.slice(7)]);
  });

  it('finds its object by GUID', async () => {
    const { run, directory, acme } = await hosting();
    const { guid, path } = await directory.read(await acme.user('ann'), ['cn']);

    await run(DeleteObject, { path: `LDAP://<GUID=${guid}>` });

    assert.equal(await directory.find(path, ['cn']), undefined);
  });

  it('fails for an object that is not there, unless it is told not to', async () => {
    const { run, acme } = await hosting();
    const path = acme.path.replace('OU=Acme', 'OU=Nobody');
    await assert.rejects(run(DeleteObject, { path }), { code: 'DIRECTORY_NO_SUCH_OBJECT', hresult: 0x80072030 });
    assert.deepEqual(await run(DeleteObject, { path, flagIgnoreDoesNotExistError: true }), {});
  });

  it('refuses more objects than one step can keep for the undo', async () => {
    const { run, directory, acme, pool } = await hosting();
    const { dn } = await directory.read(acme.path, ['cn']);
    // Past the directory because they are many.
    await pool.query(
      `insert into directory.object (guid, tree, parent, dn, attributes, usn)
       select gen_random_uuid(), e.tree || chr(1) || 'cn=many ' || n, e.tree, 'CN=many ' || n || ',' || e.dn,
         '{"objectClass": ["container"]}', nextval('directory.usn')
       from directory.object e, generate_series(1, 5000) n
       where e.dn = $1`,
      [dn],
    );
    await assert.rejects(run(DeleteObject, { path: acme.path }), {
      code: 'ACTIVE_DIRECTORY_SUBTREE_TOO_LARGE',
      hresult: 0xc2100faa,
    });
  });

  undoesEverywhere(DeleteObject, async (hoster) => ({ path: (await addTree(hoster)).top }));
});

/** A container with a user who has a password, a manager and a place in a group outside. */
async function addTree({ acme, directory }: Pick<Hosting, 'acme' | 'directory'>) {
  const organization = acme.path.slice(7);
  const { path: top } = await directory.add(`OU=Sales,${organization}`, { objectClass: ['organizationalUnit'] });
  const { dn } = await directory.add(`CN=Ann,${top.slice(7)}`, {
    objectClass: ['user'],
    sAMAccountName: ['ann'],
    manager: [acme.administrator.slice(7)],
    description: ['First', 'Second'],
  });
  await directory.setPassword(dn, 'Test-password-1');
  const { path: group } = await directory.add(`CN=Sellers,${organization}`, {
    objectClass: ['group'],
    member: [dn, acme.administrator.slice(7)],
    managedBy: [dn],
  });
  return { top, group };
}
