import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, staysWithin } from '@tenantry/testing';

const name = 'Managed Active Directory::GetForeignOwnerOrg';

describe(name, () => {
  it('tells the organization above', async () => {
    const hoster = await hosting();
    assert.deepEqual(await hoster.run(name, { path: hoster.acme.path }), { owner: hoster.reseller.path });
  });

  it('has no answer for the top', async () => {
    const hoster = await hosting();
    await assert.rejects(hoster.run(name, { path: hoster.paths.hosting.path }), {
      code: 'MANAGED_DIRECTORY_NO_FOREIGN_OWNER',
    });
  });

  staysWithin(name);
});
