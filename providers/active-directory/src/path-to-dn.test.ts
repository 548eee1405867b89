import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting } from '@tenantry/testing';

const PathToDN = 'Active Directory Provider::Path to DN';

describe(PathToDN, () => {
  it('gives the name in a path, whether there is such an object or not', async () => {
    const { run } = await hosting();
    const dn = 'CN=Nobody,OU=a/b,DC=fabrikam,DC=com';
    for (const path of [`LDAP://${dn}`, `LDAP://dc1.fabrikam.com/${dn}`, `ldap://10.0.0.7/${dn}`, dn]) {
      assert.deepEqual(await run(PathToDN, { path }), { dn }, path);
    }
  });

  it('looks up an object that is named by GUID or by a well-known pointer', async () => {
    const { run, directory, acme, reseller } = await hosting();
    const { guid, dn } = await directory.read(acme.path, ['cn']);

    assert.deepEqual(await run(PathToDN, { path: `LDAP://<GUID=${guid}>` }), { dn });
    // The pointer of a customer to its reseller.
    const owner = `LDAP://<WKGUID=58888CFC8F7F430C8183102CD5758D81,${dn}>`;
    assert.deepEqual(await run(PathToDN, { path: owner }), { dn: reseller.path.slice('LDAP://'.length) });
  });

  it('refuses a GUID that no object has, and text that is no path', async () => {
    const { run } = await hosting();
    const unknown = 'LDAP://<GUID=00000000-0000-4000-8000-000000000000>';
    await assert.rejects(run(PathToDN, { path: unknown }), { code: 'DIRECTORY_NO_SUCH_OBJECT' });
    for (const path of ['', 'LDAP://', 'LDAP://<SID=S-1-1-0>', 'LDAP://Ann Beebe']) {
      await assert.rejects(run(PathToDN, { path }), { code: 'DIRECTORY_BAD_NAME' }, path);
    }
  });
});
