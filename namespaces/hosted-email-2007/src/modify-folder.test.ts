import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, requestFor, staysWithin, undoesEverywhere } from '@tenantry/testing';

const name = 'Hosted Email 2007::ModifyFolder';

describe(name, () => {
  it('changes the quotas and the space that is kept', async () => {
    const hoster = await hosting();
    const { acme, run } = hoster;
    const { storageQuota, postStorageQuota, ...folder } = await requestFor(name)(hoster);
    const kept = async () => {
      const { rows } = await hoster.pool.query('select kilobytes::int from resource_manager.folder_allocation');
      return rows.map(({ kilobytes }) => kilobytes);
    };
    const read = async () =>
      (await run('Managed Email 2007::GetFolder', { organization: acme.path, path: '\\Acme' })).folder;

    await acme.run(name, { ...folder, storageQuota, postStorageQuota });
    const larger = { kept: await kept(), folder: await read() };
    await acme.run(name, { ...folder, storageQuota: 1500 });
    const smaller = { kept: await kept(), folder: await read() };
    await acme.run(name, { ...folder, maxItemSize: 100 });

    assert.deepEqual([larger.kept, larger.folder.storageQuota, larger.folder.postStorageQuota], [[4096], 4096, 3072]);
    assert.deepEqual(
      [smaller.kept, smaller.folder.storageQuota, smaller.folder.postStorageQuota],
      [[2048], 1500, 2048],
    );
    assert.deepEqual([await kept(), (await read()).maxItemSize, (await read()).storageQuota], [[2048], 100, 1500]);
  });

  it('refuses more than the plan grants, and changes nothing', async () => {
    const hoster = await hosting();
    const request = await requestFor(name)(hoster);
    const before = await hoster.everything();

    const refused = hoster.acme.run(name, { ...request, storageQuota: 1_000_000_000 });

    await assert.rejects(refused, { code: 'RESOURCE_MANAGER_GRANT_TOO_SMALL' });
    assert.deepEqual(await hoster.everything(), before);
  });

  undoesEverywhere(name);

  staysWithin(name);
});
