import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, requestFor, undoesEverywhere } from '@tenantry/testing';

const name = 'Hosted Email 2007::DeleteFolderByGUID';

describe(name, () => {
  it('deletes the folder of an organization that is gone, once', async () => {
    const hoster = await hosting();
    const request = await requestFor(name)(hoster);

    await hoster.run(name, request);

    assert.equal((await hoster.pool.query('select from resource_manager.folder_allocation')).rowCount, 0);
    await assert.rejects(hoster.run(name, request), { code: 'RESOURCE_MANAGER_NO_ALLOCATION' });
  });

  it('refuses while the organization is there, and whoever is no administrator of the hoster', async () => {
    const hoster = await hosting();
    const { organization, name: folder } = await requestFor('Hosted Email 2007::DeleteFolder')(hoster);
    const { guid } = await hoster.directory.read(organization);
    const request = { GUID: guid, name: folder };

    await assert.rejects(hoster.run(name, request), { code: 'MANAGED_EMAIL_OBJECT_IN_DIRECTORY' });
    await assert.rejects(hoster.acme.run(name, request), { code: 'ENGINE_MISSING_PRIVILEGE' });
  });

  undoesEverywhere(name);
});
