import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { findFolder, hosting, requestFor, staysWithin, undoesEverywhere } from '@tenantry/testing';

const name = 'Managed Email 2007::ModifyFolder';

describe(name, () => {
  it('changes folders of the organization only', async () => {
    const hoster = await hosting();
    const request = await requestFor(name)(hoster);

    await hoster.run(name, request);
    await hoster.run(name, { organization: hoster.acme.path, path: '\\', name: 'Acme', maxItemSize: 5 });

    const attributes = await findFolder(hoster, '\\Acme');
    assert.deepEqual([attributes?.['mDBStorageQuota'], attributes?.['delivContLength']], [['1500'], ['5']]);
    await assert.rejects(hoster.run(name, { ...request, organization: hoster.rival.path }), {
      code: 'EXCHANGE_FOLDER_UNKNOWN',
    });
  });

  it('takes an administrator of the reseller', async () => {
    const { acme, ...hoster } = await hosting();
    const request = await requestFor(name)({ ...hoster, acme });

    await assert.rejects(acme.run(name, request), { code: 'ENGINE_MISSING_PRIVILEGE' });
    assert.deepEqual(await hoster.run(name, request, hoster.reseller.administrator), {});
  });

  undoesEverywhere(name);

  staysWithin(name);
});
