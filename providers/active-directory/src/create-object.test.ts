import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, undoesEverywhere } from '@tenantry/testing';

const CreateObject = 'Active Directory Provider::Create Object';

describe(CreateObject, () => {
  it('creates an object with its attributes in a container', async () => {
    const { run, directory, acme } = await hosting();

    const output = await run(CreateObject, {
      class: 'contact',
      container: acme.path,
      name: 'CN=Ann Beebe',
      properties: [
        { name: 'DisplayName', value: ['Ann'] },
        { name: 'description', value: ['First'] },
        { name: 'Description', value: ['Second'] },
        { name: 'title', value: [] },
      ],
    });

    const { path, guid, attributes } = await directory.read(`LDAP://CN=Ann Beebe,${acme.path.slice(7)}`);
    assert.deepEqual(output, { path, guid });
    assert.deepEqual(attributes['objectClass'], ['contact']);
    assert.deepEqual(attributes['cn'], ['Ann Beebe']);
    assert.deepEqual(attributes['displayName'], ['Ann']);
    assert.deepEqual(attributes['description'], ['First', 'Second']);
    assert.equal(attributes['title'], undefined);
  });

  it('makes the name out of path, or of class and name', async () => {
    const { run, acme } = await hosting();
    const organization = acme.path.slice(7);
    const cases: [input: Record<string, string>, name: string][] = [
      [{ class: 'container', path: `LDAP://CN=a,${organization}` }, 'CN=a'],
      [{ class: 'container', path: `LDAP://dc1.fabrikam.com/CN=b/c,${organization}` }, 'CN=b/c'],
      [{ class: 'container', container: acme.path, name: 'd' }, 'CN=d'],
      [{ class: 'organizationalUnit', container: acme.path, name: 'e' }, 'OU=e'],
      [{ class: 'container', container: acme.path, name: 'Beebe, Ann' }, 'CN=Beebe\\, Ann'],
      [{ class: 'container', container: acme.path, name: 'cn=Beebe\\, Bob' }, 'cn=Beebe\\, Bob'],
    ];
    for (const [input, name] of cases) {
      assert.equal((await run(CreateObject, input)).path, `LDAP://${name},${organization}`);
    }
  });

  it('leaves an object alone that exists already, when it is told to', async () => {
    const { run, directory, acme } = await hosting();
    const { path, guid, attributes } = await directory.read(acme.administrator);
    const request = { class: 'user', path, properties: [{ name: 'displayName', value: ['Other'] }] };

    const output = await run(CreateObject, { ...request, flagIgnoreAlreadyExistsError: true });

    assert.deepEqual(output, { path, guid, flagSkipAction: true });
    assert.deepEqual((await directory.read(path)).attributes, attributes);
    for (const flag of [{}, { flagIgnoreAlreadyExistsError: false }]) {
      await assert.rejects(run(CreateObject, { ...request, ...flag }), {
        code: 'ACTIVE_DIRECTORY_OBJECT_EXISTS',
        hresult: 0x80071392,
      });
    }
  });

  it('leaves identity to the directory', async () => {
    const { acme, run } = await hosting();
    for (const attribute of ['objectGUID', 'objectsid', 'whenCreated']) {
      const properties = [{ name: attribute, value: ['AAAA'] }];
      await assert.rejects(
        run('Active Directory Provider::Create Object', {
          class: 'container',
          container: acme.path,
          name: 'X',
          properties,
        }),
        { code: 'DIRECTORY_CONSTRAINT' },
      );
    }
  });

  it('refuses places that are not clear and names that are none', async () => {
    const { run, acme } = await hosting();
    const { path } = acme;
    const cases: [input: Record<string, string>, code: string][] = [
      [{}, 'ACTIVE_DIRECTORY_PLACE_MISSING'],
      [{ container: path }, 'ACTIVE_DIRECTORY_PLACE_MISSING'],
      [{ name: 'Ann' }, 'ACTIVE_DIRECTORY_PLACE_MISSING'],
      [{ path, container: path, name: 'Ann' }, 'ACTIVE_DIRECTORY_PLACE_MISSING'],
      [{ container: path, name: ' ' }, 'ACTIVE_DIRECTORY_NAME_INVALID'],
      [{ container: path, name: 'CN=' }, 'ACTIVE_DIRECTORY_NAME_INVALID'],
      [{ container: path, name: 'CN=Ann,CN=Bob' }, 'ACTIVE_DIRECTORY_NAME_INVALID'],
      [{ container: path, name: 'CN="Ann' }, 'ACTIVE_DIRECTORY_NAME_INVALID'],
      [{ path: 'Ann Beebe' }, 'DIRECTORY_BAD_NAME'],
      [{ path: path.replace('OU=Acme', 'CN=Ann,OU=Nobody') }, 'DIRECTORY_NO_SUCH_OBJECT'],
    ];
    for (const [input, code] of cases) {
      await assert.rejects(run(CreateObject, { class: 'contact', ...input }), { code }, JSON.stringify(input));
    }
  });

  undoesEverywhere(CreateObject, ({ acme }) => ({
    class: 'user',
    container: acme.path,
    name: 'Ann',
    properties: [
      { name: 'sAMAccountName', value: ['ann'] },
      { name: 'manager', value: [acme.administrator.slice(7)] },
    ],
  }));
});
