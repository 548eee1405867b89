import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, undoesEverywhere } from '@tenantry/testing';

const RenameObject = 'Active Directory Provider::Rename Object';

describe(RenameObject, () => {
  it('gives an object another name; its type stays, and what lies below and links follow', async () => {
    const { run, directory, acme } = await hosting();
    const organization = acme.path.slice(7);
    const group = `CN=Admins@Acme,${organization}`;
    const cases = [
      ['CN=Ann Beebe', 'CN=Ann Beebe'],
      ['Beebe, Ann', 'CN=Beebe\\, Ann'],
      ['BEEBE, Ann', 'CN=BEEBE\\, Ann'],
    ];
    let path = acme.administrator;
    for (const [name, rdn] of cases) {
      const output = await run(RenameObject, { path, name });
      assert.deepEqual(output, { path: `LDAP://${rdn},${organization}` });
      path = output.path;
      assert.deepEqual((await directory.read(group, ['member'])).attributes['member'], [path.slice(7)]);
    }
    assert.deepEqual((await directory.read(path, ['cn'])).attributes['cn'], ['BEEBE, Ann']);

    const renamed = await run(RenameObject, { path: acme.path, name: 'Acme Limited' });

    assert.equal(renamed.path, acme.path.replace('OU=Acme', 'OU=Acme Limited'));
    assert.ok(await directory.find(path.replace('OU=Acme', 'OU=Acme Limited'), ['cn']));
  });

  it('refuses names that are none, that are taken, and objects that are not there', async () => {
    const { run, acme } = await hosting();
    const path = acme.administrator;
    for (const name of ['', 'CN=', 'CN=Ann,OU=Sales', 'CN="Ann']) {
      await assert.rejects(run(RenameObject, { path, name }), {
        code: 'ACTIVE_DIRECTORY_NAME_INVALID',
        hresult: 0xc2100fa3,
      });
    }
    await assert.rejects(run(RenameObject, { path, name: 'cn=admins@acme' }), {
      code: 'ACTIVE_DIRECTORY_OBJECT_EXISTS',
      hresult: 0x80071392,
    });
    await assert.rejects(run(RenameObject, { path: path.replace('CN=', 'CN=not-'), name: 'Ann' }), {
      code: 'ENGINE_NO_SUCH_OBJECT',
    });
  });

  undoesEverywhere(RenameObject, ({ acme }) => ({ path: acme.path, name: 'OU=Acme Limited' }));
});
