import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { undoesEverywhere } from '@tenantry/testing';
import { customers, eventsOf, nobody } from '@tenantry/testing/plan-customers';

describe('DeleteAsset_', () => {
  it('marks one asset, or all of a type', async () => {
    const books = await customers();
    const { run, user } = books;
    for (const value of ['m1', 'm2', 'm3'])
      await run('AddAsset_', { path: user.path, assetTypeName: 'Mailbox', value });
    const values = async () =>
      (await run('GetAssetsByCustomer', { path: user.path })).assets.map(({ value }: { value: string }) => value);

    await run('DeleteAsset_', { path: user.path, assetTypeName: 'Mailbox', value: 'M2' });
    assert.deepEqual(await values(), ['m1', 'm3']);
    await run('DeleteAsset_', { path: user.path, assetTypeName: 'Mailbox' });
    assert.deepEqual(await values(), []);
    await run('DeleteAsset_', { path: user.path, assetTypeName: 'Mailbox' });

    const deleted = ['m2', 'm1', 'm3'].map((value) => `AssetDeleted Mailbox ${value}`);
    assert.deepEqual((await eventsOf(books, user.guid)).slice(-3), deleted);
  });

  it('says what is wrong', async () => {
    const { run, user } = await customers();
    const remove = (customer: object) => run('DeleteAsset_', { ...customer, assetTypeName: 'Mailbox', value: 'm1' });

    await assert.rejects(remove({ path: user.path }), { code: 'PLANS_NO_SUCH_ASSET' });
    await assert.rejects(remove({}), { code: 'PLANS_CUSTOMER_NOT_NAMED' });
    await assert.rejects(remove({ GUID: nobody }), { code: 'PLANS_NO_SUCH_CUSTOMER' });
  });

  it('leaves nothing behind when its request fails', async () => {
    const { run, undoes, user } = await customers();
    for (const value of ['m1', 'm2']) await run('AddAsset_', { path: user.path, assetTypeName: 'Mailbox', value });

    await undoes('DeleteAsset_', { path: user.path, assetTypeName: 'Mailbox' });
  });

  undoesEverywhere('Managed Plans::DeleteAsset_', ({ acme }) => ({ path: acme.path, assetTypeName: 'PrimaryDomain' }));
});
