import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { customers, nobody } from '@tenantry/testing/plan-customers';

describe('GetAssetsByCustomer', () => {
  it('returns all assets in the order in which they were added', async () => {
    const { run, organization } = await customers();
    const { path } = organization;
    for (const value of ['b.example', 'a.example']) {
      await run('AddAsset_', { path, assetTypeName: 'PrimaryDomain', value });
    }
    await run('AddAsset_', { path, assetTypeName: 'Mailbox', value: 'm1' });
    const read = async (more: object) =>
      (await run('GetAssetsByCustomer', { path, ...more })).assets.map(({ value }: { value: string }) => value);

    assert.deepEqual(await read({}), ['b.example', 'a.example', 'm1']);
    assert.deepEqual(await read({ assetTypeName: 'PrimaryDomain' }), ['b.example', 'a.example']);
  });

  it('says what is wrong', async () => {
    const { run } = await customers();

    await assert.rejects(run('GetAssetsByCustomer', {}), { code: 'PLANS_CUSTOMER_NOT_NAMED' });
    await assert.rejects(run('GetAssetsByCustomer', { GUID: nobody }), { code: 'PLANS_NO_SUCH_CUSTOMER' });
  });
});
