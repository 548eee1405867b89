import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, requestFor } from '@tenantry/testing';

const name = 'Exchange 2007 Provider::ListFolders_';

describe(name, () => {
  it('lists the folders of an organization with their quotas', async () => {
    const hoster = await hosting();
    const { acme, rival, run } = hoster;
    await run('Hosted Email 2007::CreateFolder', await requestFor('Hosted Email 2007::CreateFolder')(hoster));
    await run('Managed Email 2007::CreateFolder', { organization: acme.path, name: 'Legal', path: '\\Acme' });

    assert.deepEqual(await run(name, { organization: acme.path }), {
      folders: [{ path: '\\Acme', storageKilobytes: 1000, postKilobytes: 1024 }, { path: '\\Acme\\Legal' }],
    });
    assert.deepEqual(await run(name, { organization: rival.path }), { folders: [] });
  });
});
