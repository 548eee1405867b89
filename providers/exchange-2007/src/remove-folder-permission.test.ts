import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { type Hosting, hosting, undoesEverywhere } from '@tenantry/testing';

const RemoveFolderPermission = 'Exchange 2007 Provider::RemoveFolderPermission';
const path = '\\Acme';

describe(RemoveFolderPermission, () => {
  it('takes single rights, then all', async () => {
    const hoster = await hosting();
    const folder = await createFolder(hoster);
    const user = hoster.acme.administrator;
    const descriptor = async () =>
      (await hoster.directory.read(folder)).attributes['msExchMailboxSecurityDescriptor']?.[0];
    const before = await descriptor();

    await hoster.run(RemoveFolderPermission, { user, path, allowedRights: ['FolderOwner'] });
    assert.notEqual(await descriptor(), before);
    await hoster.run('Exchange 2007 Provider::AddFolderPermission', { user, path, allowedRights: ['FolderOwner'] });
    assert.equal(await descriptor(), before);
    await hoster.run(RemoveFolderPermission, { user, path });
    assert.equal(await descriptor(), undefined);
  });

  it('refuses what is not there, and folders of others', async () => {
    const hoster = await hosting();
    await createFolder(hoster);
    const { run, acme, rival } = hoster;
    const cases: [string, object][] = [
      ['EXCHANGE_NO_FOLDER_PERMISSION', { user: await acme.user('ben') }],
      ['EXCHANGE_NO_FOLDER_PERMISSION', { user: acme.administrator, allowedRights: ['None'] }],
      ['EXCHANGE_FOLDER_UNKNOWN', { user: rival.administrator }],
    ];

    for (const [code, input] of cases) {
      await assert.rejects(run(RemoveFolderPermission, { path, ...input }), { code }, JSON.stringify(input));
    }
  });

  undoesEverywhere(RemoveFolderPermission, async (hoster) => {
    await createFolder(hoster);
    return { user: hoster.acme.administrator, path, allowedRights: ['Reviewer'] };
  });
});

/** A folder whose owner is the administrator. */
async function createFolder({ run, acme }: Hosting): Promise<string> {
  const request = { path: '\\', name: 'Acme', organization: acme.path };
  const { folder } = await run('Exchange 2007 Provider::CreateFolder', request);
  await run('Exchange 2007 Provider::AddFolderPermission', {
    user: acme.administrator,
    path,
    allowedRights: ['Owner'],
  });
  return folder;
}
