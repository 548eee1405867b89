// Debian packages: gcc libc6-dev pkg-config libmspack-dev evolution-ews libebook1.2-dev

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { crc32 } from 'node:zlib';

import { type Hosting, hosting } from '@tenantry/testing';

const run = promisify(execFile);
const backends = '/usr/lib/evolution-data-server/addressbook-backends';
const searched = [backends, '/usr/lib/evolution-ews', '/usr/lib/evolution-data-server'];

describe('offline address books in the hands of decoders that nobody here wrote', () => {
  let folder = '';
  let reader = '';
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tenantry-oab-'));
    reader = await compileReader(folder);
  });
  after(() => rm(folder, { recursive: true, force: true }));

  it('hold the recipients of their organization, and read back as the directory has them', async () => {
    const hoster = await hosting();
    await addOddRecipients(hoster);
    await hoster.directory.modify(await hoster.rival.mailboxUser('eve'), named('eve'));

    for (const { path, others } of [
      { path: hoster.acme.path, others: /rival\.example/ },
      { path: hoster.rival.path, others: /acme\.example/ },
    ]) {
      const file = await download(hoster, path, folder);
      const contacts = await readContacts(reader, file, folder);

      assert.deepEqual(contacts, await expectedContacts(hoster, path));
      assert.ok(contacts.length > 0);
      assert.doesNotMatch(JSON.stringify(contacts), others);
    }
  });

  it('do not hold who is hidden', async () => {
    const hoster = await hosting();
    await hoster.acme.mailboxUser('ann');
    const ben = await hoster.acme.mailboxUser('ben');
    await hoster.directory.modify(ben, { msExchHideFromAddressLists: ['TRUE'] });

    const contacts = await readContacts(reader, await download(hoster, hoster.acme.path, folder), folder);

    assert.deepEqual(
      contacts.map(({ mail }) => mail),
      ['ann@acme.example'],
    );
  });

  it('are whole when they have several blocks, for libmspack as for evolution-ews, and when they are made by a difference', async () => {
    const hoster = await hosting();
    const ann = await hoster.acme.mailboxUser('ann');
    await hoster.directory.modify(ann, named('ann'));
    await addMany(hoster, 1500);
    const file = await download(hoster, hoster.acme.path, folder);
    const target = join(folder, 'whole.oab');

    await run(reader, ['decompress', file, target]);
    const details = await readFile(target);
    const contacts = await readContacts(reader, file, folder);

    assert.ok(details.length > 0x4_0000, `${details.length} bytes are one block only`);
    assert.ok(details.equals(await readFile(join(folder, 'details.oab'))));
    assert.equal(details.readUInt32LE(8), 1501);
    // [MS-OXOAB] 2: seeded with ones and not inverted.
    assert.equal(details.readUInt32LE(4), (crc32(details.subarray(12)) ^ 0xffff_ffff) >>> 0);
    assert.deepEqual(contacts, await expectedContacts(hoster, hoster.acme.path));

    await changeSome(hoster);
    await run(reader, ['decompress', await download(hoster, hoster.acme.path, folder, '-data-2.lzx'), target]);
    const patch = await download(hoster, hoster.acme.path, folder, '-binpatch-2.lzx');
    const made = join(folder, 'made.oab');
    await run(reader, ['patch', patch, join(folder, 'details.oab'), made]);
    assert.ok((await readFile(made)).equals(await readFile(target)));
    const [{ size }, { size: whole }] = await Promise.all([stat(patch), stat(file)]);
    assert.ok(size < whole / 20, `the difference has ${size} bytes, the whole ${whole}`);
  });

  it('come with templates that libmspack unpacks, each in its language', async () => {
    const hoster = await hosting();
    await hoster.acme.mailboxUser('ann');
    const titles = { lng0409: 'Phone/Notes', mac0407: 'Telefon/Notizen', lng040c: 'Téléphone/Notes' };
    for (const [name, title] of Object.entries(titles)) {
      const file = await download(hoster, hoster.acme.path, folder, `-${name}-1.lzx`);
      const target = join(folder, 'template.oab');

      await run(reader, ['decompress', file, target]);

      const template = await readFile(target);
      assert.equal(template.readUInt32LE(0), 7);
      assert.ok(template.includes(Buffer.from(`\0${title}\0`, 'latin1')), name);
    }
  });
});

type Contact = Record<string, string>;

/** Attributes that evolution-ews shows. */
const attributes = [
  'displayName',
  'mailNickname',
  'sn',
  'givenName',
  'title',
  'department',
  'company',
  'telephoneNumber',
  'homePhone',
  'mobile',
  'pager',
  'facsimileTelephoneNumber',
  'physicalDeliveryOfficeName',
  'info',
  'streetAddress',
  'l',
  'st',
  'postalCode',
  'co',
] as const;

async function compileReader(folder: string): Promise<string> {
  const source = fileURLToPath(new URL('read-book.c', import.meta.url));
  const program = join(folder, 'read-book');
  const { stdout } = await run('pkg-config', ['--cflags', '--libs', 'libebook-1.2']);
  const libraries = ['-lmspack', join(backends, 'libebookbackendews.so'), `-Wl,-rpath,${searched.join(':')}`];
  await run('gcc', ['-w', '-o', program, source, ...stdout.trim().split(/\s+/), ...libraries]);
  return program;
}

/** Names that break programs: other scripts, quotes, separators, line ends, empty and very long values. */
async function addOddRecipients({ acme, run: call, directory }: Hosting): Promise<void> {
  const odd: Record<string, Record<string, string[]>> = {
    ann: {
      displayName: ['Zoë "the Boss" O\'Neil, <Chief> & Co.'],
      sn: ['Ünïcødé'],
      givenName: ['Владимир'],
      title: ['😀 CEO'],
    },
    ben: {
      displayName: ['山田 太郎'],
      company: ['Acme; Sons\\Daughters'],
      info: ['first line\r\nsecond line'],
      l: ['Zürich'],
    },
    cid: {
      displayName: ['many  spaces'],
      department: ['R&D'],
      streetAddress: ['1, High Street'],
      st: ['BE'],
      postalCode: ['3000'],
      co: ['CH'],
    },
    dan: {
      telephoneNumber: ['+41 31 000 00 00'],
      mobile: ['+41 79'],
      pager: ['1'],
      facsimileTelephoneNumber: ['2'],
      homePhone: ['3'],
    },
    emy: { displayName: [], physicalDeliveryOfficeName: ['Room \u202e1'], info: ['ë'.repeat(1700)] },
  };
  for (const [name, changes] of Object.entries(odd)) {
    await directory.modify(await acme.mailboxUser(name), { ...named(name), ...changes });
  }
  const { group } = await call('Managed Active Directory::CreateGroup', {
    container: acme.path,
    name: 'Everybody (all)',
  });
  await directory.modify(group.path, {
    ...(await listOf({ directory }, acme.path)),
    mail: ['all@acme.example'],
    proxyAddresses: ['SMTP:all@acme.example'],
    displayName: ['Everybody (all)'],
    mailNickname: ['all'],
    ...named('all'),
    legacyExchangeDN: ['/o=First Organization/cn=all'],
  });
}

/** Evolution makes up such names from the display name where there are none. */
function named(name: string) {
  return { sn: [`Surname of ${name}`], givenName: [`Given name of ${name}`] };
}

async function addMany({ acme, directory }: Hosting, count: number): Promise<void> {
  const stamp = await listOf({ directory }, acme.path);
  const numbers = Array(count).keys();
  const add = async () => {
    for (const number of numbers) {
      const name = `user${number}`;
      await directory.add(`CN=${name},${acme.path.slice('LDAP://'.length)}`, {
        ...stamp,
        objectClass: ['user'],
        ...named(name),
        msExchRecipientDisplayType: ['1073741824'],
        displayName: [`User number ${number}`],
        mail: [`${name}@acme.example`],
        proxyAddresses: [`SMTP:${name}@acme.example`, `smtp:${name}.other@acme.example`],
        mailNickname: [name],
        legacyExchangeDN: [`/o=First Organization/ou=Exchange Administrative Group/cn=Recipients/cn=${name}`],
      });
    }
  };
  await Promise.all(Array.from({ length: 8 }, add));
}

/** Somebody new before all others, changes and departures all over. */
async function changeSome({ acme, directory }: Hosting): Promise<void> {
  await directory.modify(await acme.mailboxUser('aaa'), named('aaa'));
  const dnOf = (number: number) => `CN=user${number},${acme.path.slice('LDAP://'.length)}`;
  for (const number of [1, 700, 701, 1499]) await directory.modify(dnOf(number), { title: [`Chief ${number}`] });
  for (const number of [2, 800, 801]) await directory.delete(dnOf(number));
}

/** What puts a recipient on the list of an organization. */
async function listOf({ directory }: Pick<Hosting, 'directory'>, organization: string) {
  const { dn } = await directory.read(`LDAP://<WKGUID=9E444526CB6F4D5C9A59C9A84E26B627,${organization.slice(7)}>`);
  return { showInAddressBook: [dn] };
}

/** Generates the book of an organization and writes one of its files, by default the full details, to the folder. */
async function download(
  { run: call, directory, addressBooks }: Hosting,
  ...[organization, folder, ending = '-data-1.lzx']: [string, string, string?]
): Promise<string> {
  await call('Hosted Email 2007::RebuildOfflineAddressBook', { organization });
  const { guid } = await directory.read(`LDAP://<WKGUID=D22DFCC5B73645E99E16C9AD3D61F34F,${organization.slice(7)}>`);
  const list = await directory.read(`LDAP://<WKGUID=9E444526CB6F4D5C9A59C9A84E26B627,${organization.slice(7)}>`);
  const file = await addressBooks.findFile(guid, `${list.guid}${ending}`);
  assert.ok(file, `there is no ${list.guid}${ending}`);
  const path = join(folder, file.name);
  await writeFile(path, addressBooks.read(file, 0, file.bytes));
  return path;
}

async function readContacts(reader: string, file: string, folder: string): Promise<Contact[]> {
  const { stdout } = await run(reader, ['contacts', file, folder], { maxBuffer: 100_000_000 });
  const contacts = stdout.split('\n\n').filter((text) => text !== '');
  return sorted(contacts.map((text) => Object.fromEntries(text.split('\n').map(readLine))));
}

function readLine(line: string): [string, string] {
  const [field = '', value = ''] = line.split(' ');
  return [field, Buffer.from(value, 'base64').toString('utf8')];
}

/** The recipients of a list as the directory has them, in the form in which evolution-ews shows contacts. */
async function expectedContacts({ directory }: Hosting, organization: string): Promise<Contact[]> {
  const [list = ''] = (await listOf({ directory }, organization)).showInAddressBook;
  const { domain: base } = await directory.contexts();
  const found: Contact[] = [];
  for await (const entry of directory.search({ base, filter: `(showInAddressBook=${list})` })) {
    const of = (name: string) => entry.attributes[name]?.[0];
    const shown = attributes.map((name) => [name, name === 'displayName' ? (of(name) ?? of('cn')) : of(name)]);
    found.push({
      ...Object.fromEntries(shown.filter(([, value]) => value !== undefined)),
      mail: of('mail') ?? '',
      uid: createHash('sha1')
        .update(of('legacyExchangeDN') ?? '')
        .digest('hex'),
      kind: entry.attributes['objectClass']?.includes('group') ? 'DT_DISTLIST' : 'DT_MAILUSER',
    });
  }
  return sorted(found);
}

function sorted(contacts: readonly Contact[]): Contact[] {
  return contacts
    .map((contact) => Object.fromEntries(Object.entries(contact).sort(([one], [other]) => (one < other ? -1 : 1))))
    .sort((one, other) => ((one['mail'] ?? '') < (other['mail'] ?? '') ? -1 : 1));
}
