import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting } from '@tenantry/testing';

const PathFromDN = 'Active Directory Provider::Path from DN';

describe(PathFromDN, () => {
  it('gives the path of a name, without controller and as it was written', async () => {
    const { run } = await hosting();
    const cases = [
      ['OU=Hosting,DC=fabrikam,DC=com', 'LDAP://OU=Hosting,DC=fabrikam,DC=com'],
      ['CN=Beebe\\, Ann,OU=a/b,DC=fabrikam,DC=com', 'LDAP://CN=Beebe\\, Ann,OU=a/b,DC=fabrikam,DC=com'],
      ['LDAP://dc1.fabrikam.com/OU=Hosting,DC=fabrikam,DC=com', 'LDAP://OU=Hosting,DC=fabrikam,DC=com'],
    ];
    for (const [dn, path] of cases) assert.deepEqual(await run(PathFromDN, { dn }), { path });
  });

  it('refuses text that is no name', async () => {
    const { run } = await hosting();
    for (const dn of ['', 'Ann Beebe', 'CN=Ann,', 'CN="Ann']) {
      await assert.rejects(run(PathFromDN, { dn }), { code: 'DIRECTORY_BAD_NAME' }, dn);
    }
  });
});
