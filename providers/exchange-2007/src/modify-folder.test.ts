import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { findFolder, type Hosting, hosting, undoesEverywhere } from '@tenantry/testing';

const ModifyFolder = 'Exchange 2007 Provider::ModifyFolder';

describe(ModifyFolder, () => {
  it('changes what is given, by either spelling, and nothing else', async () => {
    const hoster = await hosting();
    await createFolder(hoster);

    await hoster.run(ModifyFolder, { ...folder, issueWarningQuota: 1500, server: 'EXMBX01' });
    assert.deepEqual(await sizesOf(hoster), ['10', '2000', '1500', 'FALSE']);
    await hoster.run(ModifyFolder, { ...folder, maxItemSize: 'unlimited', postStorageQuota: 'unlimited' });
    assert.deepEqual(await sizesOf(hoster), [undefined, undefined, '1500', 'FALSE']);
  });

  it('refuses folders that are not there or of another organization, and the wrong server', async () => {
    const hoster = await hosting();
    await createFolder(hoster);
    const cases: [string, object][] = [
      ['EXCHANGE_FOLDER_UNKNOWN', { name: 'Nothing' }],
      ['EXCHANGE_FOLDER_UNKNOWN', { organization: hoster.rival.path }],
      ['EXCHANGE_NO_PUBLIC_STORE', { server: 'EXMBX02' }],
      ['EXCHANGE_SERVER_UNKNOWN', { server: 'Nothing' }],
    ];

    for (const [code, input] of cases) {
      await assert.rejects(hoster.run(ModifyFolder, { ...folder, ...input }), { code }, JSON.stringify(input));
    }
  });

  undoesEverywhere(ModifyFolder, async (hoster) => {
    await createFolder(hoster);
    return { ...folder, maxItemSize: 20, postStorageQuota: 'unlimited' };
  });
});

const folder = { path: '\\', name: 'Acme' };

async function createFolder({ run, acme }: Hosting): Promise<void> {
  const sizes = { maxItemSize: 10, postStorageQuota: 2000, storageQuota: 1000 };
  await run('Exchange 2007 Provider::CreateFolder', { ...folder, ...sizes, organization: acme.path });
}

async function sizesOf(hoster: Hosting): Promise<(string | undefined)[]> {
  const attributes = await findFolder(hoster, '\\Acme');
  const names = ['delivContLength', 'mDBOverQuotaLimit', 'mDBStorageQuota', 'mDBUseDefaults'];
  return names.map((name) => attributes?.[name]?.[0]);
}
