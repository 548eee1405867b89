import { fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { type Installation, openInstallation } from '@tenantry/cli/installation';
import { provisionTwoTenants, runProcedure } from '@tenantry/cli/two-tenants';

const megabyte = 1_048_576;
const writers = 16;
const addressList = '9E444526CB6F4D5C9A59C9A84E26B627';
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** What the process that generates tells. */
interface Told {
  readonly readSeconds: number;
  readonly generateSeconds: number;
  /** Of a book in which nothing has changed, and of one in which one entry has. */
  readonly unchangedSeconds: number;
  readonly changedSeconds: number;
  /** Memory at the beginning, at most until the first generation ended, and at most until the third one ended. */
  readonly before: number;
  readonly firstPeak: number;
  readonly peak: number;
  /** Of the full details, as they are and as they are loaded; of the difference for one changed entry. */
  readonly detailsBytes: number;
  readonly fullBytes: number;
  readonly differenceBytes: number;
}

/** Entries a second of the generation of one large book, beside a bare read of the same entries; what clients load of it; its peak of memory. */
export async function offlineAddressBook(connectionString: string, folder: string, entries: number): Promise<string[]> {
  const keyFile = join(folder, 'book.key');
  await writeFile(keyFile, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600 });
  const installation = await open(connectionString, keyFile);
  const organization = await fill(installation, entries);
  await installation.stop();

  const told = await generateElsewhere([connectionString, keyFile, organization]);
  const { readSeconds, generateSeconds, unchangedSeconds, changedSeconds } = told;
  const rate = (seconds: number) => Math.round((entries + 1) / seconds);
  const share = Math.round((readSeconds / generateSeconds) * 100);
  const megabytes = (bytes: number) => (bytes / megabyte).toFixed(1);
  const packing = told.detailsBytes / megabyte / (generateSeconds - unchangedSeconds);
  return [
    `raw: reading ${entries} entries of one list: ${rate(readSeconds)} entries/s`,
    `offline address book of ${entries} entries: ${rate(generateSeconds)} entries/s, ${share} % of the bare read`,
    `  ${megabytes(told.detailsBytes)} MB of details, ${megabytes(told.fullBytes)} MB to load (${Math.round((100 * told.fullBytes) / told.detailsBytes)} %), compressed and stored at ${packing.toFixed(1)} MB/s`,
    `  with one changed entry: ${rate(changedSeconds)} entries/s; ${told.differenceBytes} bytes to load (${((100 * told.differenceBytes) / told.fullBytes).toFixed(1)} % of the whole book)`,
    `memory of an engine that generates it: ${Math.round(told.before / megabyte)} MB before, ${Math.round(told.firstPeak / megabyte)} MB at most (goal: under 300 MB), ${Math.round(told.peak / megabyte)} MB when it does so three times`,
  ];
}

function open(connectionString: string, keyFile: string): Promise<Installation> {
  return openInstallation({
    settings: { data: '', databaseUrl: connectionString, keyFile, retentionMonths: 1 },
    logger: silent,
    queue: false,
  });
}

/** An organization with one real mailbox, and so many entries that are written past the engine. */
async function fill({ client, directory }: Installation, entries: number): Promise<string> {
  const run = (name: string, input: unknown) => runProcedure(client, { name, input, trustee: 'system' });
  const { acme } = await provisionTwoTenants(run);
  const { user } = await run('Hosted Active Directory::CreateUser', {
    container: acme.path,
    userPrincipalName: 'ann@acme.example',
    isAdmin: false,
    newPassword: 'Bench-password-1',
  });
  await run('Hosted Email 2007::CreateMailbox', {
    user: user.path,
    planName: 'MailboxGold',
    alias: 'ann',
    emailAddresses: ['SMTP:ann@acme.example'],
  });
  const list = await directory.read(`LDAP://<WKGUID=${addressList},${acme.path.slice('LDAP://'.length)}>`);
  let next = 0;
  const write = async () => {
    for (let number = next++; number < entries; number = next++) {
      await directory.add(`CN=user${number},${acme.path.slice('LDAP://'.length)}`, attributesOf(number, list.dn));
    }
  };
  await Promise.all(Array.from({ length: writers }, write));
  return acme.path;
}

/** As full as entries of a business are. */
function attributesOf(number: number, list: string) {
  return {
    objectClass: ['user'],
    showInAddressBook: [list],
    displayName: [`Given${number % 977} Surname${number}`],
    givenName: [`Given${number % 977}`],
    sn: [`Surname${number}`],
    mail: [`user${number}@acme.example`],
    proxyAddresses: [`SMTP:user${number}@acme.example`, `smtp:given.surname${number}@acme.example`],
    mailNickname: [`user${number}`],
    legacyExchangeDN: [`/o=First Organization/ou=Exchange Administrative Group/cn=Recipients/cn=user${number}`],
    telephoneNumber: [`+41 31 ${number}`],
    title: ['Engineer'],
    department: [`Department ${number % 50}`],
    company: ['Acme'],
    physicalDeliveryOfficeName: [`Room ${number % 1000}`],
    l: ['Bern'],
    msExchRecipientDisplayType: ['1073741824'],
  };
}

function generateElsewhere(order: readonly string[]): Promise<Told> {
  return new Promise((resolve, reject) => {
    const child = fork(fileURLToPath(import.meta.url), order, { execArgv: [] });
    child.once('message', (message) => resolve(message as Told));
    child.once('exit', (code) => reject(new Error(`the engine process ended with ${code}`)));
  });
}

const selectBytes = `
  select v.details_bytes as "detailsBytes", f.bytes as "fullBytes", d.bytes as "differenceBytes"
  from offline_address_books.version v
  join offline_address_books.file f on f.version = v.id and f.name like '%-data-%'
  join offline_address_books.file d on d.version = v.id and d.is_difference`;

/** As the forked process. */
async function tell(connectionString: string, keyFile: string, organization: string): Promise<void> {
  const installation = await open(connectionString, keyFile);
  const { directory, client, pool } = installation;
  const list = await directory.read(`LDAP://<WKGUID=${addressList},${organization.slice('LDAP://'.length)}>`);

  const before = process.memoryUsage.rss();
  let peak = before;
  const watch = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss());
  }, 20);
  const rebuild = () =>
    timed(() =>
      runProcedure(client, {
        name: 'Hosted Email 2007::RebuildOfflineAddressBook',
        input: { organization },
        trustee: 'system',
      }),
    );
  const generateSeconds = await rebuild();
  const firstPeak = peak;
  const unchangedSeconds = await rebuild();
  await directory.modify(`CN=user0,${organization.slice('LDAP://'.length)}`, { title: ['Chief'] });
  const changedSeconds = await rebuild();
  clearInterval(watch);
  const { domain: base } = await directory.contexts();
  const readSeconds = await timed(async () => {
    for await (const _ of directory.search({ base, filter: `(showInAddressBook=${list.dn})` }));
  });
  const { rows } = await pool.query<Pick<Told, 'detailsBytes' | 'fullBytes' | 'differenceBytes'>>(selectBytes);
  const [bytes] = rows;
  if (!bytes) throw new Error('no difference was made');
  const told: Told = {
    readSeconds,
    generateSeconds,
    unchangedSeconds,
    changedSeconds,
    before,
    firstPeak,
    peak,
    ...bytes,
  };
  await installation.stop({ drainMilliseconds: 0 });
  process.send?.(told, () => process.exit(0));
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}

const [, self, connectionString, keyFile, organization] = process.argv;
if (self === fileURLToPath(import.meta.url) && connectionString && keyFile && organization) {
  await tell(connectionString, keyFile, organization);
}
