import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, staysWithin } from '@tenantry/testing';

const name = 'Managed Active Directory::GetThisOrganizationRoot';

describe(name, () => {
  it('finds the organization of an object', async () => {
    const hoster = await hosting();
    const user = await hoster.acme.user('ann');
    assert.deepEqual(await hoster.run(name, { path: user }), { path: hoster.acme.path });
  });

  it('refuses objects outside', async () => {
    const hoster = await hosting();
    await assert.rejects(hoster.run(name, { path: 'LDAP://CN=Configuration,DC=fabrikam,DC=com' }), {
      code: 'MANAGED_DIRECTORY_OUTSIDE_HOSTING',
    });
  });

  staysWithin(name);
});
