import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting } from '@tenantry/testing';

const name = 'Managed Plans::ListCountedOrganizations_';

describe(name, () => {
  it('lists who has a plan of the type, and who has something that counts', async () => {
    const { acme, directory, reseller, rival, run } = await hosting();
    const guids = await Promise.all([acme, rival].map(async ({ path }) => (await directory.read(path)).guid));
    const list = async (planTypeName: string) => (await run(name, { planTypeName })).organizations;
    const subscribed = await list('ExchOrgHosting');
    assert.deepEqual(subscribed, guids.sort());

    await run('Managed Plans::CountItem_', { organization: reseller.path, featureName: 'maximum/groups', item: 'x' });
    const above = (await directory.read(reseller.path)).guid;
    assert.deepEqual(await list('ExchOrgHosting'), [...guids, above].sort());
    assert.ok((await list('None')).includes(above));
  });
});
