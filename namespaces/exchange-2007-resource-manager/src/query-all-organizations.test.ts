import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting } from '@tenantry/testing';

const name = 'Exchange 2007 Resource Manager::QueryAllOrganizations';

describe(name, () => {
  it('lists organizations that have space', async () => {
    const hoster = await hosting();
    await hoster.run('Exchange 2007 Resource Manager::AllocateOrganization', {
      organization: hoster.acme.path,
      mailStore: { megabytes: 100 },
      publicStore: { megabytes: 50 },
    });
    const { organizations } = await hoster.run(name, {});
    assert.deepEqual(
      organizations.map(({ path }: { path: string }) => path),
      [hoster.acme.path],
    );
  });
});
