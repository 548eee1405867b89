import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, requestFor, undoesEverywhere } from '@tenantry/testing';

const name = 'Hosted Active Directory::CreateIIWResellerOrganization';

describe(name, () => {
  it('makes a reseller that tenants can be put below', async () => {
    const hoster = await hosting();
    const { org } = await hoster.run(name, await requestFor(name)(hoster));

    assert.deepEqual(await hoster.run('Managed Hosting::GetOrgType', { path: org.path }), { orgType: 'reseller' });
    const tenant = { container: org.path, name: 'Worker', userPrincipalName: 'worker@fabrikam.com' };
    const made = await hoster.run('Hosted Active Directory::CreateIIWTenant', tenant);
    assert.equal(made.org.name, 'Worker');
  });

  it('is for the hoster', async () => {
    const hoster = await hosting();
    const request = await requestFor(name)(hoster);
    await assert.rejects(hoster.reseller.run(name, request), { code: 'ENGINE_NO_SUCH_OBJECT' });
  });

  undoesEverywhere(name);
});
