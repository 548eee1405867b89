import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, undoesEverywhere } from '@tenantry/testing';

const SetProperties = 'Active Directory Provider::Set Properties';

describe(SetProperties, () => {
  it('replaces, appends, removes and clears values', async () => {
    const { run, directory, acme } = await hosting();
    const path = acme.administrator;
    const cases: [properties: { name: string; mode?: string; value: string[] }[], description: string[] | undefined][] =
      [
        [[{ name: 'description', value: ['a', 'b'] }], ['a', 'b']],
        [[{ name: 'Description', mode: 'append', value: ['B', 'c'] }], ['a', 'b', 'c']],
        [[{ name: 'description', mode: 'remove', value: ['A', 'z'] }], ['b', 'c']],
        [[{ name: 'description', mode: 'replace', value: ['B'] }], ['B']],
        [[{ name: 'description', mode: 'clear', value: ['x'] }], undefined],
        [
          [
            { name: 'description', value: ['y'] },
            { name: 'DESCRIPTION', mode: 'append', value: ['z'] },
          ],
          ['y', 'z'],
        ],
        [[{ name: 'description', value: [] }], undefined],
        [[{ name: 'description', mode: 'remove', value: ['y'] }], undefined],
      ];
    for (const [properties, description] of cases) {
      assert.deepEqual(await run(SetProperties, { path, properties }), {});
      const { attributes } = await directory.read(path, ['description']);
      assert.deepEqual(attributes['description'], description, JSON.stringify(properties));
    }
  });

  it('compares octets with their case and names in any spelling', async () => {
    const { run, directory, acme } = await hosting();
    const organization = acme.path.slice(7);
    const path = `LDAP://CN=CSRAdmins@Acme,${organization}`;
    const octets = 'AAECAwQFBgcICQoLDA0ODw==';
    await directory.modify(path, { msExchOABFolder: [octets], member: [acme.administrator.slice(7)] });

    await run(SetProperties, {
      path,
      properties: [
        { name: 'msExchOABFolder', mode: 'remove', value: [octets.toLowerCase()] },
        { name: 'member', mode: 'remove', value: [`cn=ADMIN@acme.example, ${organization}`] },
      ],
    });

    const { attributes } = await directory.read(path, ['msExchOABFolder', 'member']);
    assert.deepEqual(attributes, { msExchOABFolder: [octets] });
  });

  it('refuses unknown modes, values that the directory does not take, and objects that are not there', async () => {
    const { run, directory, acme } = await hosting();
    const path = acme.administrator;
    const before = await directory.read(path);
    const description = { name: 'description', value: ['kept out'] };
    const cases: [property: { name: string; mode?: string; value: string[] }, code: string][] = [
      [{ name: 'title', mode: 'prepend', value: ['a'] }, 'ENGINE_INPUT_INVALID'],
      [{ name: 'title', value: ['a', 'b'] }, 'DIRECTORY_CONSTRAINT'],
      [{ name: 'userAccountControl', value: ['many'] }, 'DIRECTORY_CONSTRAINT'],
      [{ name: 'objectGUID', value: ['AAECAwQFBgcICQoLDA0ODw=='] }, 'DIRECTORY_CONSTRAINT'],
    ];
    for (const [property, code] of cases) {
      await assert.rejects(run(SetProperties, { path, properties: [description, property] }), { code }, property.name);
    }
    await assert.rejects(run(SetProperties, { path: path.replace('CN=', 'CN=not-'), properties: [description] }), {
      code: 'ENGINE_NO_SUCH_OBJECT',
    });
    assert.deepEqual(await directory.read(path), before);
  });

  undoesEverywhere(SetProperties, ({ acme }) => ({
    path: acme.administrator,
    properties: [
      { name: 'displayName', value: ['Other'] },
      { name: 'description', mode: 'append', value: ['Added'] },
      { name: 'userPrincipalName', mode: 'clear', value: [] },
    ],
  }));
});
