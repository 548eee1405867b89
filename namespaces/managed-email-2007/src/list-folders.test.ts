import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, requestFor, staysWithin } from '@tenantry/testing';

const name = 'Managed Email 2007::ListFolders';

describe(name, () => {
  it('lists the folders of the organization by path, page by page', async () => {
    const hoster = await hosting();
    const { acme, rival, run } = hoster;
    const request = await requestFor(name)(hoster);
    const create = 'Managed Email 2007::CreateFolder';
    await run(create, { organization: acme.path, path: '\\Acme', name: 'Legal', storageQuota: 1000 });
    await run(create, { organization: rival.path, path: '\\', name: 'Rival' });

    const first = await acme.run(name, { ...request, pageSize: 1 });
    const second = await acme.run(name, { ...request, pageSize: 1, cursor: first.nextCursor });
    const found = await acme.run(name, { ...request, searchText: 'legal' });

    const { guid, ...legal } = second.folders[0];
    assert.equal(first.folders[0].path, '\\Acme');
    assert.deepEqual(legal, {
      path: '\\Acme\\Legal',
      name: 'Legal',
      server: 'EXMBX01',
      maxItemSize: 'unlimited',
      postStorageQuota: 'unlimited',
      storageQuota: 1000,
      mailEnabled: false,
    });
    assert.equal(second.nextCursor, undefined);
    assert.deepEqual(found.folders, second.folders);
  });

  staysWithin(name);
});
