import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, requestFor } from '@tenantry/testing';

const name = 'Exchange 2007 Provider::ListFoldersByPath_';

describe(name, () => {
  it('lists folders of the organization only', async () => {
    const hoster = await hosting();
    const { organization } = await requestFor('Managed Email 2007::ListFolders')(hoster);
    const create = 'Managed Email 2007::CreateFolder';
    await hoster.run(create, { organization: hoster.rival.path, path: '\\', name: 'Rival' });

    const { folders } = await hoster.run(name, { organization });

    assert.deepEqual(
      folders.map((each: { path: string }) => each.path),
      ['\\Acme'],
    );
  });
});
