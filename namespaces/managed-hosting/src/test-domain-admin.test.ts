import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting } from '@tenantry/testing';

const name = 'Managed Hosting::TestDomainAdmin';

describe(name, () => {
  it('lets administrators of the hoster through', async () => {
    const hoster = await hosting();
    assert.deepEqual(await hoster.run(name, {}), {});
    assert.deepEqual(await hoster.run(name, {}, hoster.paths.hosting.administrator), {});
  });

  it('refuses everybody else', async () => {
    const hoster = await hosting();
    for (const caller of [hoster.reseller.administrator, hoster.acme.administrator]) {
      await assert.rejects(hoster.run(name, {}, caller), { code: 'HOSTING_NOT_DOMAIN_ADMIN' });
    }
  });
});
