import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { undoesEverywhere } from '@tenantry/testing';
import { customers, eventsOf, nobody } from '@tenantry/testing/plan-customers';

describe('AddAsset_', () => {
  it('records an asset', async () => {
    const books = await customers();
    const { run, organization } = books;

    await run('AddAsset_', { path: organization.path, assetTypeName: 'PrimaryDomain', value: 'alpineskihouse.com' });

    assert.equal((await eventsOf(books, organization.guid)).at(-1), 'AssetAdded PrimaryDomain alpineskihouse.com');
  });

  it('says what is wrong', async () => {
    const { run, organization } = await customers();
    const add = (more: object) =>
      run('AddAsset_', { path: organization.path, assetTypeName: 'PrimaryDomain', value: 'a.example', ...more });

    await add({});
    await assert.rejects(add({ value: 'A.example' }), { code: 'PLANS_ASSET_EXISTS' });
    await assert.rejects(add({ assetTypeName: 'Nothing' }), { code: 'PLANS_NO_SUCH_TYPE' });
    await assert.rejects(add({ GUID: organization.guid }), { code: 'PLANS_CUSTOMER_NOT_NAMED' });
    const gone = { GUID: nobody, assetTypeName: 'PrimaryDomain', value: 'a.example' };
    await assert.rejects(run('AddAsset_', gone), { code: 'PLANS_NO_SUCH_CUSTOMER' });
  });

  it('lets one of two that come at once record the asset, by path and by GUID', async () => {
    const { run, organization } = await customers();
    const add = (customer: object) =>
      run('AddAsset_', { ...customer, assetTypeName: 'PrimaryDomain', value: 'a.example' });

    const results = await Promise.allSettled([add({ path: organization.path }), add({ GUID: organization.guid })]);

    const codes = results.map((result) => (result.status === 'rejected' ? result.reason.code : 'done')).sort();
    assert.deepEqual(codes, ['PLANS_ASSET_EXISTS', 'done']);
  });

  it('leaves nothing behind when its request fails', async () => {
    const { undoes, user } = await customers();

    await undoes('AddAsset_', { path: user.path, assetTypeName: 'Mailbox', value: 'm1' });
  });

  undoesEverywhere('Managed Plans::AddAsset_', ({ acme }) => ({
    path: acme.path,
    assetTypeName: 'SecondaryDomain',
    value: 'second.example',
  }));
});
