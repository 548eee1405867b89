import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting } from '@tenantry/testing';

const name = 'Active Directory Provider::ListObjects_';

describe(name, () => {
  it('lists what lies directly in an organization, also in containers of its own', async () => {
    const { acme, reseller, run } = await hosting();
    await run('Managed Active Directory::CreateContact', { container: acme.path, name: 'Pat' });
    const unit = { class: 'organizationalUnit', container: reseller.path, name: 'OU=Staff', properties: [] };
    const { path } = await run('Active Directory Provider::Create Object', unit);
    const sam = { name: 'sAMAccountName', value: ['staff1'] };
    await run('Active Directory Provider::Create Object', {
      class: 'user',
      container: path,
      name: 'CN=Sid',
      properties: [sam],
    });
    const list = async (organization: string, kind: string) => {
      const { objects } = await run(name, { organization, kind, propertyList: [{ name: 'cn' }] });
      return objects.map((each: { path: string }) => each.path.replace(/^LDAP:\/\/(..=[^,]*),.*/, '$1'));
    };

    assert.deepEqual(await list(acme.path, 'contact'), ['CN=Pat']);
    assert.ok((await list(reseller.path, 'user')).includes('CN=Sid'));
    assert.deepEqual(await list(reseller.path, 'organization'), ['OU=Acme', 'OU=Rival']);
    assert.deepEqual(await list(acme.path, 'organization'), []);
    assert.deepEqual(await list(reseller.path, 'contact'), []);
  });
});
