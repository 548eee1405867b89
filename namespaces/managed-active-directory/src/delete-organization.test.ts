import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, undoesEverywhere } from '@tenantry/testing';

const name = 'Managed Active Directory::DeleteOrganization';

describe(name, () => {
  it('deletes it with everything of its own', async () => {
    const hoster = await hosting();
    const before = await hoster.everything();
    const { org } = await hoster.run('Managed Active Directory::CreateOrganization', {
      container: hoster.reseller.path,
      name: 'Fresh',
    });
    await hoster.run(name, { org: org.path });
    assert.deepEqual(await hoster.everything(), before);
  });

  it('refuses one that has users', async () => {
    const hoster = await hosting();
    await assert.rejects(hoster.run(name, { org: hoster.acme.path }), {
      code: 'MANAGED_DIRECTORY_ORGANIZATION_NOT_EMPTY',
    });
  });

  undoesEverywhere(name);
});
