import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, staysWithin } from '@tenantry/testing';

const name = 'Managed Hosting::GetOrgType';

describe(name, () => {
  it('tells what an object lies in', async () => {
    const hoster = await hosting();
    const { acme, reseller, paths } = hoster;
    const type = async (path: string) => (await hoster.run(name, { path })).orgType;
    assert.deepEqual(await Promise.all([paths.hosting.path, reseller.path, acme.path, acme.administrator].map(type)), [
      'hosting',
      'reseller',
      'customer',
      'customer',
    ]);
    assert.equal(await type(`LDAP://CN=AllUsers@Acme,CN=_Private,${acme.path.slice('LDAP://'.length)}`), 'private');
  });

  it('refuses objects outside', async () => {
    const hoster = await hosting();
    await assert.rejects(hoster.run(name, { path: 'LDAP://CN=Configuration,DC=fabrikam,DC=com' }), {
      code: 'HOSTING_OUTSIDE',
    });
  });

  staysWithin(name);
});
