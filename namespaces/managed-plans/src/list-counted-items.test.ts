import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting } from '@tenantry/testing';

const name = 'Managed Plans::ListCountedItems_';

describe(name, () => {
  it('lists what an organization has itself, not what those below it have', async () => {
    const { acme, directory, reseller, run } = await hosting();
    const featureName = 'maximum/groups';
    await run('Managed Plans::CountItem_', { organization: acme.path, featureName, item: 'one' });
    const itemsOf = async (path: string) =>
      (await run(name, { orgGUID: (await directory.read(path)).guid })).items.filter(
        (each: { featureName: string }) => each.featureName === featureName,
      );

    assert.deepEqual(await itemsOf(acme.path), [{ featureName, item: 'one' }]);
    assert.deepEqual(await itemsOf(reseller.path), []);
  });
});
