import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { type Hosting, hosting, undoesEverywhere } from '@tenantry/testing';

const ReleaseFolder = 'Exchange 2007 Resource Manager::ReleaseFolder_';

describe(ReleaseFolder, () => {
  it('gives back what the folder had, once', async () => {
    const hoster = await hosting();
    const request = await makeRequest(hoster);

    assert.deepEqual(await hoster.run(ReleaseFolder, { ...request, folderPath: '/ACME' }), { kilobytes: 10_240 });
    await assert.rejects(hoster.run(ReleaseFolder, request), { code: 'RESOURCE_MANAGER_NO_ALLOCATION' });
    assert.deepEqual((await hoster.run('Exchange 2007 Resource Manager::Recount_', {})).differences, []);
  });

  it('knows no folder of another organization', async () => {
    const hoster = await hosting();
    const request = await makeRequest(hoster);
    const { guid } = await hoster.directory.read(hoster.rival.path);

    await assert.rejects(hoster.run(ReleaseFolder, { ...request, orgGUID: guid }), {
      code: 'RESOURCE_MANAGER_NO_ALLOCATION',
    });
  });

  undoesEverywhere(ReleaseFolder, makeRequest);
});

async function makeRequest({ run, acme, directory }: Hosting) {
  const { path: organization } = acme;
  await run('Exchange 2007 Resource Manager::AllocateOrganization', { organization, publicStore: { megabytes: 100 } });
  await run('Exchange 2007 Resource Manager::AllocatePublicFolder', {
    organization,
    publicStore: { megabytes: 10, folderPath: '/Acme' },
  });
  return { orgGUID: (await directory.read(organization)).guid, folderPath: '/Acme' };
}
