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

  it('refuses one that has a public folder, which lies elsewhere', async () => {
    const { run, reseller } = await hosting();
    const organization = { container: reseller.path, name: 'Fresh' };
    const { org } = await run('Managed Active Directory::CreateOrganization', organization);
    const folder = { organization: org.path, path: '\\', name: 'Fresh' };
    await run('Managed Email 2007::CreateFolder', folder);

    await assert.rejects(run(name, { org: org.path }), { code: 'MANAGED_DIRECTORY_ORGANIZATION_NOT_EMPTY' });
    await run('Managed Email 2007::DeleteFolder', folder);
    await run(name, { org: org.path });
  });

  undoesEverywhere(name);
});
