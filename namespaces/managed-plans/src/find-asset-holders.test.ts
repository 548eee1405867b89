import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting } from '@tenantry/testing';

const name = 'Managed Plans::FindAssetHolders_';

describe(name, () => {
  it('finds whoever has the asset now, whatever its case', async () => {
    const { acme, rival, run, directory } = await hosting();
    const holder = (await directory.read(acme.path)).guid;
    const find = async (value: string) => (await run(name, { assetTypeName: 'PrimaryDomain', value })).customers;

    assert.deepEqual(await find('ACME.example'), [holder]);
    assert.deepEqual(await find('nobody.example'), []);
    await run('Managed Plans::AddAsset_', { path: rival.path, assetTypeName: 'SecondaryDomain', value: 'x.example' });
    assert.deepEqual(await find('x.example'), []);
    await run('Managed Plans::DeleteAsset_', {
      path: acme.path,
      assetTypeName: 'PrimaryDomain',
      value: 'acme.example',
    });
    assert.deepEqual(await find('acme.example'), []);
  });
});
