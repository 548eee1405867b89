import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, undoesEverywhere } from '@tenantry/testing';

const name = 'Managed Active Directory::CreateOrganization_';

describe(name, () => {
  it('makes an organization with its groups', async () => {
    const { reseller, run } = await hosting();

    const { org } = await run(name, { name: 'Fresh', parent: reseller.path, type: 'customer' });

    assert.deepEqual(
      org.groups.map((group: { name: string }) => group.name),
      ['Admins@Fresh', 'CSRAdmins@Fresh', 'AllUsers@Fresh'],
    );
    assert.deepEqual(await run('Managed Hosting::GetOrgType', { path: org.path }), { orgType: 'customer' });
  });

  undoesEverywhere(name, ({ reseller }) => ({ name: 'Fresh', parent: reseller.path, type: 'customer' }));
});
