import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting } from '@tenantry/testing';

const name = 'Hosted Email 2007::ListBookedOrganizations_';

describe(name, () => {
  it('lists who has a plan and who has space, also when the directory no longer has them', async () => {
    const { acme, directory, pool, reseller, rival, run } = await hosting();
    const guid = async ({ path }: { path: string }) => (await directory.read(path)).guid;
    const subscribed = [await guid(acme), await guid(rival)];
    assert.deepEqual(await run(name, {}), { organizations: subscribed.sort() });

    await run('Exchange 2007 Resource Manager::AllocateOrganization', {
      organization: reseller.path,
      mailStore: { megabytes: 10 },
    });
    const gone = '00000000-0000-4000-8000-000000000000';
    await pool.query('update resource_manager.organization_grant set organization = $1', [gone]);
    assert.deepEqual(await run(name, {}), { organizations: [...subscribed, gone].sort() });
  });
});
