import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting } from '@tenantry/testing';

const name = 'Exchange 2007 Resource Manager::ListGrants_';

describe(name, () => {
  it('lists organizations with space', async () => {
    const hoster = await hosting();
    await hoster.run('Exchange 2007 Resource Manager::AllocateOrganization', {
      organization: hoster.acme.path,
      mailStore: { megabytes: 100 },
      publicStore: { megabytes: 50 },
    });
    const { guid } = await hoster.directory.read(hoster.acme.path);
    const { organizations } = await hoster.run(name, { kind: 'mail' });
    assert.deepEqual(organizations, [{ GUID: guid, kilobytes: 102_400 }]);
  });

  it('refuses unknown stores', async () => {
    const hoster = await hosting();
    await assert.rejects(hoster.run(name, { kind: 'mail', serverName: 'EXMBX09', storeName: 'X' }), {
      code: 'RESOURCE_MANAGER_STORE_NOT_REGISTERED',
    });
  });
});
