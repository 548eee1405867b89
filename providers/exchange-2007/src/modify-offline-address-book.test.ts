import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { type Hosting, hosting, undoesEverywhere } from '@tenantry/testing';

import { pointers, pointerTo } from './pointers.ts';

const ModifyOfflineAddressBook = 'Exchange 2007 Provider::ModifyOfflineAddressBook';
const exchange = 'CN=First Organization,CN=Microsoft Exchange,CN=Services,CN=Configuration,DC=fabrikam,DC=com';
const container = `CN=Offline Address Lists,CN=Address Lists Container,${exchange}`;
const dn = `CN=Rival OAL,${container}`;
const servers = `CN=Servers,CN=Exchange Administrative Group (FYDIBOHF23SPDLT),CN=Administrative Groups,${exchange}`;
const folderStore = `CN=Public Folder Store (EXMBX01),CN=SG01,CN=InformationStore,CN=EXMBX01,${servers}`;
const virtualDirectory = `CN=OAB (Default Web Site),CN=HTTP,CN=Protocols,CN=EXCAS01,${servers}`;

describe(ModifyOfflineAddressBook, () => {
  it('changes what is given and leaves the rest', async () => {
    const hoster = await withBook();
    const before = await attributesOf(hoster);

    await hoster.run(ModifyOfflineAddressBook, {
      name: 'Rival OAL',
      server: 'EXMBX02',
      schedule: 'Always',
      publicFolderDistributionEnabled: true,
      publicFolderDatabase: folderStore,
      virtualDirectories: ['EXCAS01\\OAB (Default Web Site)'],
    });

    assert.deepEqual(await attributesOf(hoster), {
      ...before,
      msExchOABFlags: ['67'],
      offLineABServer: [`CN=EXMBX02,${servers}`],
      offLineABSchedule: [Buffer.alloc(84, 0xff).toString('base64')],
      siteFolderServer: [folderStore],
      msExchOABVirtualDirectoriesLink: [virtualDirectory],
    });
  });

  it('changes nothing when nothing is given, found by name or through the organization', async () => {
    const hoster = await withBook();
    const before = await attributesOf(hoster);
    const { path } = hoster.rival;

    for (const book of [{ name: 'RIVAL oal' }, { path }, { path, name: 'Rival OAL' }]) {
      assert.deepEqual(await hoster.run(ModifyOfflineAddressBook, book), {});
    }

    assert.deepEqual(await attributesOf(hoster), before);
  });

  it('keeps the versions that the distribution allows', async () => {
    const hoster = await withBook();
    const steps: [object, string][] = [
      [{ publicFolderDistributionEnabled: true, versions: ['Version2', 'Version3', 'Verison4'] }, '115'],
      [{ webDistributionEnabled: false }, '114'],
      [{ versions: ['Version3'] }, '34'],
      [{ schedule: 'Never' }, '34'],
      [{ webDistributionEnabled: true, publicFolderDistributionEnabled: false }, '65'],
    ];

    for (const [change, flags] of steps) {
      await hoster.run(ModifyOfflineAddressBook, { name: 'Rival OAL', ...change });
      assert.deepEqual((await attributesOf(hoster))['msExchOABFlags'], [flags], JSON.stringify(change));
    }
  });

  it('refuses books that are not there, and what does not fit', async () => {
    const { run, acme, rival } = await withBook();
    const cases: [string, object][] = [
      ['EXCHANGE_OFFLINE_ADDRESS_BOOK_UNNAMED', { schedule: 'Never' }],
      ['EXCHANGE_NO_OFFLINE_ADDRESS_BOOK', { name: 'Nothing' }],
      ['EXCHANGE_NO_OFFLINE_ADDRESS_BOOK', { path: acme.path }],
      ['EXCHANGE_NO_OFFLINE_ADDRESS_BOOK', { path: acme.path, name: 'Rival OAL' }],
      ['EXCHANGE_NO_OFFLINE_ADDRESS_BOOK', { path: rival.path, name: 'Nothing' }],
      ['EXCHANGE_SERVER_UNKNOWN', { name: 'Rival OAL', server: 'EXMBX99' }],
      ['EXCHANGE_PUBLIC_STORE_UNKNOWN', { name: 'Rival OAL', publicFolderDatabase: 'EXMBX01\\SG01\\Nothing' }],
      ['EXCHANGE_VIRTUAL_DIRECTORY_UNKNOWN', { name: 'Rival OAL', virtualDirectories: ['EXCAS01\\Nothing'] }],
      ['EXCHANGE_SCHEDULE_INVALID', { name: 'Rival OAL', schedule: 'Mon.01:10-Mon.02:00' }],
      ['EXCHANGE_OFFLINE_ADDRESS_BOOK_VERSIONS', { name: 'Rival OAL', versions: ['Version3'] }],
    ];

    for (const [code, input] of cases) {
      await assert.rejects(run(ModifyOfflineAddressBook, input), { code }, JSON.stringify(input));
    }
  });

  it('does not find a book whose pointer leads nowhere', async () => {
    const { run, directory, rival } = await withBook();
    await directory.delete(dn);
    const pointer = pointerTo(pointers.offlineAddressBook, dn);
    await directory.addValues(rival.path, 'otherWellKnownObjects', [pointer]);

    const modified = run(ModifyOfflineAddressBook, { path: rival.path, schedule: 'Never' });

    await assert.rejects(modified, { code: 'EXCHANGE_NO_OFFLINE_ADDRESS_BOOK' });
  });

  undoesEverywhere(ModifyOfflineAddressBook, async (hoster) => {
    await createBook(hoster);
    return { path: hoster.rival.path, server: 'EXMBX02', schedule: 'Always', publicFolderDistributionEnabled: true };
  });
});

async function withBook(): Promise<Hosting> {
  const hoster = await hosting();
  await createBook(hoster);
  return hoster;
}

async function createBook({ run, rival: { path } }: Hosting): Promise<void> {
  await run('Exchange 2007 Provider::CreateAddressList', { path, name: 'Rival AL' });
  await run('Exchange 2007 Provider::CreateOfflineAddressBook', { path, name: 'Rival OAL', server: 'EXMBX01' });
}

/** What the book says of itself, without what every change changes. */
async function attributesOf({ directory }: Hosting): Promise<Record<string, readonly string[]>> {
  const { whenChanged, uSNChanged, ...attributes } = (await directory.read(dn)).attributes;
  return attributes;
}
