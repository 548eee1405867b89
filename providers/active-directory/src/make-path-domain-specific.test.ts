import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting } from '@tenantry/testing';

const MakePathDomainSpecific = 'Active Directory Provider::Make Path Domain Specific';

describe(MakePathDomainSpecific, () => {
  it('puts the domain of the object in the place of a controller', async () => {
    const { run } = await hosting();
    const dn = 'OU=Hosting,DC=Fabrikam,DC=com';
    for (const path of [`LDAP://dc1.fabrikam.com/${dn}`, `LDAP://10.0.0.7/${dn}`, `LDAP://${dn}`, dn]) {
      assert.deepEqual(await run(MakePathDomainSpecific, { path }), { domainPath: `LDAP://fabrikam.com/${dn}` }, path);
    }
  });

  it('leaves a path without a server when its name has no domain', async () => {
    const { run } = await hosting();
    assert.deepEqual(await run(MakePathDomainSpecific, { path: 'LDAP://dc1/O=Fabrikam' }), {
      domainPath: 'LDAP://O=Fabrikam',
    });
  });

  it('refuses text that is no path', async () => {
    const { run } = await hosting();
    await assert.rejects(run(MakePathDomainSpecific, { path: 'LDAP://' }), { code: 'DIRECTORY_BAD_NAME' });
  });
});
