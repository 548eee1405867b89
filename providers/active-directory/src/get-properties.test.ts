import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting } from '@tenantry/testing';

const GetProperties = 'Active Directory Provider::Get Properties';

describe(GetProperties, () => {
  it('gives what was asked for in the order and spelling of the request', async () => {
    const { run, directory, acme } = await hosting();
    await directory.modify(acme.administrator, { description: ['First', 'Second'], displayName: ['Ann'] });

    const output = await run(GetProperties, {
      path: acme.administrator,
      propertyList: [{ name: 'DisplayName' }, { name: 'description' }, { name: 'title' }, { name: 'noSuchAttribute' }],
    });

    const { guid } = await directory.read(acme.administrator, ['cn']);
    assert.deepEqual(output, {
      path: acme.administrator,
      guid,
      properties: [
        { name: 'DisplayName', value: ['Ann'] },
        { name: 'description', value: ['First', 'Second'] },
        { name: 'title', value: [] },
        { name: 'noSuchAttribute', value: [] },
      ],
    });
  });

  it('gives all that have values without a list, octets as base64 and never a password', async () => {
    const { run, directory, acme } = await hosting();

    const { properties } = await run(GetProperties, { path: acme.administrator });

    const { attributes } = await directory.read(acme.administrator);
    assert.deepEqual(
      Object.fromEntries(properties.map(({ name, value }: { name: string; value: string[] }) => [name, value])),
      attributes,
    );
    assert.match(attributes['objectGUID']?.[0] ?? '', /^[A-Za-z0-9+/]{22}==$/);
    assert.deepEqual(await read(['unicodePwd', 'userPassword']), [[], []]);

    async function read(names: string[]): Promise<string[][]> {
      const propertyList = names.map((name) => ({ name }));
      const output = await run(GetProperties, { path: acme.administrator, propertyList });
      return output.properties.map(({ value }: { value: string[] }) => value);
    }
  });

  it('finds an object by each form of its path', async () => {
    const { run, directory, acme } = await hosting();
    const { guid, dn } = await directory.read(acme.path, ['cn']);
    const propertyList = [{ name: 'ou' }];
    const expected = { path: acme.path, guid, properties: [{ name: 'ou', value: ['Acme'] }] };
    for (const path of [dn, dn.toLowerCase(), `LDAP://dc1.fabrikam.com/${dn}`, `LDAP://<GUID=${guid}>`]) {
      assert.deepEqual(await run(GetProperties, { path, propertyList }), expected, path);
    }
  });

  it('refuses an object that is not there', async () => {
    const { run, acme } = await hosting();
    const path = acme.path.replace('OU=Acme', 'OU=Nobody');
    await assert.rejects(run(GetProperties, { path }), { code: 'ENGINE_NO_SUCH_OBJECT' });
  });
});
