import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { type Hosting, hosting, undoesEverywhere } from '@tenantry/testing';

const CreateFolder = 'Exchange 2007 Provider::CreateFolder';
const store =
  'CN=Public Folder Store (EXMBX01),CN=SG01,CN=InformationStore,CN=EXMBX01,CN=Servers,CN=Exchange Administrative Group (FYDIBOHF23SPDLT),CN=Administrative Groups,CN=First Organization,CN=Microsoft Exchange,CN=Services,CN=Configuration,DC=fabrikam,DC=com';

describe(CreateFolder, () => {
  it('makes a folder of the organization, and one below it that has its owner and its permissions', async () => {
    const hoster = await hosting();
    const { run, acme, directory } = hoster;

    const { folder } = await run(CreateFolder, { path: '\\', name: 'Acme', organization: acme.path });
    await directory.modify(folder, { msExchMailboxSecurityDescriptor: ['D:(A;;0x401;;;S-1-5-21-1-2-3-1)'] });
    const { folder: below } = await run(CreateFolder, { path: '\\Acme', name: 'Legal', organization: acme.path });

    const { dn } = await directory.read(acme.path);
    const expected = {
      displayName: ['Acme'],
      folderPathname: ['\\Acme'],
      homeMDB: [store],
      mDBUseDefaults: ['TRUE'],
      msExchVersion: ['4535486012416'],
      otherWellKnownObjects: [`B:32:B7AE2ABCCBAD41A28973559FCA154DB0:${dn}`],
    };
    assert.match(folder, /^LDAP:\/\/CN=Acme-[0-9a-f]{16},CN=Microsoft Exchange System Objects,DC=fabrikam,DC=com$/);
    const { attributes } = await directory.read(folder);
    for (const [name, values] of Object.entries(expected)) assert.deepEqual(attributes[name], values, name);
    const { attributes: inherited } = await directory.read(below);
    assert.deepEqual(
      [inherited['folderPathname'], inherited['otherWellKnownObjects'], inherited['msExchMailboxSecurityDescriptor']],
      [['\\Acme\\Legal'], expected.otherWellKnownObjects, ['D:(A;;0x401;;;S-1-5-21-1-2-3-1)']],
    );
  });

  it('takes sizes by the names of before and after SP2 of Exchange, which stay in force (KB979704, KB969820)', async () => {
    const { run, acme, directory } = await hosting();
    const cases = [
      { maxItemSize: 100, postStorageQuota: 2000, storageQuota: 1000 },
      { maxItemSize: 100, prohibitPostQuota: 2000, issueWarningQuota: 1000 },
      { maxItemSize: 'unlimited', postStorageQuota: 'unlimited', storageQuota: 1000 },
    ];

    const found = [];
    for (const [index, sizes] of cases.entries()) {
      const { folder } = await run(CreateFolder, { path: '\\', name: `F${index}`, organization: acme.path, ...sizes });
      const { attributes } = await directory.read(folder);
      found.push(
        ['delivContLength', 'mDBOverQuotaLimit', 'mDBStorageQuota', 'mDBUseDefaults'].map(
          (name) => attributes[name]?.[0],
        ),
      );
    }

    assert.deepEqual(found, [
      ['100', '2000', '1000', 'FALSE'],
      ['100', '2000', '1000', 'FALSE'],
      [undefined, undefined, '1000', 'FALSE'],
    ]);
  });

  it('refuses names that are taken, in whatever organization and case, and places that are not there', async () => {
    const { run, acme, rival } = await hosting();
    await run(CreateFolder, { path: '\\', name: 'Rival', organization: rival.path });
    const cases: [string, object][] = [
      ['EXCHANGE_FOLDER_EXISTS', { name: 'RIVAL' }],
      ['EXCHANGE_FOLDER_UNKNOWN', { path: '\\Nowhere' }],
      ['EXCHANGE_FOLDER_UNKNOWN', { path: '\\Rival' }],
      ['EXCHANGE_SERVER_UNKNOWN', { server: 'EXMBX99' }],
      ['EXCHANGE_NO_PUBLIC_STORE', { server: 'EXMBX02' }],
      ['ENGINE_INPUT_INVALID', { name: 'a\\b' }],
      ['ENGINE_INPUT_INVALID', { name: 'a/b' }],
      ['ENGINE_INPUT_INVALID', { name: ' ' }],
      ['ENGINE_INPUT_INVALID', { path: 'Acme' }],
      ['ENGINE_INPUT_INVALID', { storageQuota: -1 }],
    ];

    for (const [code, input] of cases) {
      const request = { path: '\\', name: 'Acme', organization: acme.path, ...input };
      await assert.rejects(run(CreateFolder, request), { code }, JSON.stringify(input));
    }
  });

  it('gives a name to one of two who want it at once', async () => {
    const { run, acme, rival } = await hosting();
    const organizations = [acme.path, rival.path, acme.path];

    const results = await Promise.allSettled(
      organizations.map((organization) => run(CreateFolder, { path: '\\', name: 'Wanted', organization })),
    );

    const codes = results.map((result) => (result.status === 'rejected' ? result.reason.code : 'done')).sort();
    assert.deepEqual(codes, ['EXCHANGE_FOLDER_EXISTS', 'EXCHANGE_FOLDER_EXISTS', 'done']);
  });

  undoesEverywhere(CreateFolder, async ({ run, acme }: Hosting) => {
    await run(CreateFolder, { path: '\\', name: 'Acme', organization: acme.path });
    return { path: '\\Acme', name: 'Legal', storageQuota: 1000 };
  });
});
