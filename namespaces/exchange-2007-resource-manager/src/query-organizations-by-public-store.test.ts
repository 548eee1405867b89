import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting } from '@tenantry/testing';

const name = 'Exchange 2007 Resource Manager::QueryOrganizationsByPublicStore';

describe(name, () => {
  it('lists organizations with space on a store', async () => {
    const hoster = await hosting();
    await hoster.run('Exchange 2007 Resource Manager::AllocateOrganization', {
      organization: hoster.acme.path,
      publicStore: { megabytes: 100 },
    });
    const { organizations } = await hoster.run(name, {
      publicStore: { serverName: 'EXMBX01', publicStoreName: 'Public Folder Store (EXMBX01)' },
    });
    assert.deepEqual(
      organizations.map(({ path, megabytes }: Record<string, unknown>) => [path, megabytes]),
      [[hoster.acme.path, 100]],
    );
  });

  it('refuses unknown and incomplete names', async () => {
    const hoster = await hosting();
    await assert.rejects(hoster.run(name, { publicStore: { serverName: 'EXMBX09', publicStoreName: 'None' } }), {
      code: 'RESOURCE_MANAGER_STORE_NOT_REGISTERED',
    });
    await assert.rejects(hoster.run(name, { publicStore: {} }), {
      code: 'RESOURCE_MANAGER_STORE_NAME_INCOMPLETE',
    });
  });
});
