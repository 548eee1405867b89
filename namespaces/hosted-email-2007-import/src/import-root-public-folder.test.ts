import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, requestFor, staysWithin, undoesEverywhere } from '@tenantry/testing';

const name = 'Hosted Email 2007 Import::ImportRootPublicFolder';

describe(name, () => {
  it('takes the space of the folder out of the grant', async () => {
    const hoster = await hosting();
    const input = await requestFor(name)(hoster);
    await hoster.run(name, input);
    await assert.rejects(hoster.run(name, input), { code: 'RESOURCE_MANAGER_ALLOCATION_EXISTS' });
    await assert.rejects(hoster.run(name, { ...input, folderPath: '/Big', kilobytes: 1_000_000 }), {
      code: 'RESOURCE_MANAGER_GRANT_TOO_SMALL',
    });
    const { differences } = await hoster.run('Exchange 2007 Resource Manager::Recount_', {});
    assert.deepEqual(differences, []);
  });

  it('makes a folder that can be deleted like one of ours', async () => {
    const hoster = await hosting();
    const request = await requestFor(name)(hoster);
    await hoster.run(name, request);

    const folder = { organization: request.organization, name: request.folderPath.slice(1) };
    await hoster.run('Hosted Email 2007::DeleteFolder', folder);

    assert.equal((await hoster.pool.query('select from resource_manager.folder_allocation')).rowCount, 0);
  });

  undoesEverywhere(name);
  staysWithin(name);
});
