import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, undoesEverywhere } from '@tenantry/testing';

const name = 'Managed Active Directory::AdoptOrganization_';

describe(name, () => {
  it('changes nothing where everything is there', async () => {
    const hoster = await hosting();
    const before = await hoster.everything();
    const { path } = hoster.acme;
    const { org } = await hoster.run(name, {
      organization: path,
      name: 'Acme',
      policyName: 'customer',
      parent: hoster.reseller.path,
    });
    assert.equal(org.path, path);
    assert.deepEqual(await hoster.everything(), before);
  });

  it('makes a bare unit an organization', async () => {
    const hoster = await hosting();
    const { path } = await hoster.run('Active Directory Provider::Create Object', {
      class: 'organizationalUnit',
      path: hoster.reseller.path.replace('OU=', 'OU=Bare,OU='),
    });
    const { org } = await hoster.run(name, {
      organization: path,
      name: 'Bare',
      policyName: 'customer',
      parent: hoster.reseller.path,
    });
    assert.deepEqual(org.groups.map(({ name: group }: { name: string }) => group).sort(), [
      'Admins@Bare',
      'AllUsers@Bare',
      'CSRAdmins@Bare',
    ]);
    assert.deepEqual(await hoster.run('Managed Hosting::GetOrgType', { path }), { orgType: 'customer' });
  });

  undoesEverywhere(name, async ({ reseller, run }) => {
    const { path } = await run('Active Directory Provider::Create Object', {
      class: 'organizationalUnit',
      path: reseller.path.replace('OU=', 'OU=Bare,OU='),
    });
    return { organization: path, name: 'Bare', policyName: 'customer', parent: reseller.path };
  });
});
