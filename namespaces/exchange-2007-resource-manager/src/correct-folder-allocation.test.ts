import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { type Hosting, hosting, undoesEverywhere } from '@tenantry/testing';

const name = 'Exchange 2007 Resource Manager::CorrectFolderAllocation_';
const folderPath = '/Acme';

describe(name, () => {
  it('books, changes and takes back, beyond what the grant has', async () => {
    const hoster = await hosting();
    const orgGUID = await withPublicGrant(hoster);

    assert.deepEqual(await hoster.run(name, { orgGUID, folderPath, counted: 999_999 }), { corrected: true });
    assert.deepEqual(await booked(hoster), [999_999]);
    assert.deepEqual(await hoster.run(name, { orgGUID, folderPath, booked: 999_999, counted: 5 }), { corrected: true });
    assert.deepEqual(await booked(hoster), [5]);
    assert.deepEqual(await hoster.run(name, { orgGUID, folderPath, booked: 6, counted: 7 }), { corrected: false });
    assert.deepEqual(await hoster.run(name, { orgGUID, folderPath, booked: 5 }), { corrected: true });
    assert.deepEqual(await booked(hoster), []);
    assert.deepEqual(await hoster.run('Exchange 2007 Resource Manager::Recount_', {}), { differences: [] });
  });

  it('cannot book what has no public folder store', async () => {
    const { acme, directory, run } = await hosting();
    const orgGUID = (await directory.read(acme.path)).guid;
    await assert.rejects(run(name, { orgGUID, folderPath, counted: 5 }), { code: 'RESOURCE_MANAGER_GRANT_NOT_FOUND' });
  });

  undoesEverywhere(name, async (hoster) => {
    const orgGUID = await withPublicGrant(hoster);
    await hoster.run(name, { orgGUID, folderPath, counted: 5 });
    return { orgGUID, folderPath, booked: 5, counted: 9 };
  });
});

async function withPublicGrant({ acme, directory, run }: Hosting): Promise<string> {
  await run('Exchange 2007 Resource Manager::AllocateOrganization', {
    organization: acme.path,
    publicStore: { megabytes: 50 },
  });
  return (await directory.read(acme.path)).guid;
}

async function booked({ pool }: Hosting): Promise<number[]> {
  const { rows } = await pool.query<{ kilobytes: string }>('select kilobytes from resource_manager.folder_allocation');
  return rows.map(({ kilobytes }) => Number(kilobytes));
}
