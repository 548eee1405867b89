import { execFile } from 'node:child_process';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { startPostgres } from '@tenantry/cli/embedded-postgres';
import type { DirectorySettings } from '@tenantry/cli/settings';
import { embeddedMigrations, type LdapOptions, openLdapDirectory } from '@tenantry/directory/host';
import { prepareDatabase } from '@tenantry/engine/host';
import { openSlapdDirectory, type SlapdDirectory } from '@tenantry/testing/slapd';
import pg from 'pg';

import { directoryImport, type ImportSize } from './directory-import.ts';
import { directoryListing } from './directory-listing.ts';
import { directoryMailboxes, type MailboxesOptions } from './directory-mailboxes.ts';
import { directoryOperations } from './directory-operations.ts';
import { makeDatabase } from './make-database.ts';

// `npm run bench:directory [-- part ...] [-- --smoke]`. Needs slapd and ldap-utils; `samba` needs that, and root.
// Figures of one run belong together: compare their ratios, not figures of two runs. Never an assertion.
const parts = {
  openldap: onOpenLdap,
  mailboxes: mailboxesOnOpenLdap,
  import: importIntoOpenLdap,
  listing,
  samba: onSamba,
  'samba-mailboxes': mailboxesOnSamba,
};
const smoke = process.argv.includes('--smoke');
const entries = smoke ? 48 : 2000;
const sambaEntries = 400;
const mailboxes = smoke ? [{ callers: 4, mailboxes: 16 }] : loads(100, 400);
const imported: ImportSize = smoke ? { organizations: 2, mailboxes: 16 } : { organizations: 100, mailboxes: 10_000 };
const listed = smoke ? 2000 : 200_000;
const callerCounts = smoke ? [4] : [1, 16];

type Surroundings = Omit<MailboxesOptions, 'name' | 'loads'>;

const chosen = await chosenParts();
const folder = await mkdtemp(join(tmpdir(), 'tenantry-bench-'));
// The server may run as another user, who has to get in.
await chmod(folder, 0o711);
const postgres = await startPostgres({ dataDirectory: join(folder, 'postgres') });
try {
  for (const run of chosen) await run();
} finally {
  await postgres.stop();
  await rm(folder, { recursive: true, force: true });
}

/** The named parts; without names all, of Samba only in the long form and where it can be had. */
async function chosenParts(): Promise<(() => Promise<void>)[]> {
  const named = process.argv.slice(2).filter((argument) => argument !== '--smoke');
  const unknown = named.filter((name) => !Object.hasOwn(parts, name));
  if (unknown.length > 0) {
    process.stderr.write(`There is no part ${unknown.join(', ')}. There are: ${Object.keys(parts).join(', ')}.\n`);
    process.exit(1);
  }
  const hasSamba = !smoke && (await isInstalled('samba'));
  const isWanted = (name: string) => (named.length > 0 ? named.includes(name) : hasSamba || !name.startsWith('samba'));
  return Object.entries(parts).flatMap(([name, run]) => (isWanted(name) ? [run] : []));
}

/** Two servers that wait for the disk and send each other what they change, as in production. */
async function openDurablePair(): Promise<SlapdDirectory> {
  const slapd = await openSlapdDirectory({ servers: 2, durable: true, linked: false });
  await slapd.settle();
  return slapd;
}

async function onOpenLdap(): Promise<void> {
  const slapd = await openDurablePair();
  try {
    await operations('OpenLDAP', slapd.options, entries);
  } finally {
    await slapd.stop();
  }
}

function mailboxesOnOpenLdap(): Promise<void> {
  return withHosterOnOpenLdap('mailboxes', (surroundings) =>
    directoryMailboxes({ name: 'OpenLDAP', ...surroundings, loads: mailboxes }),
  );
}

function importIntoOpenLdap(): Promise<void> {
  return withHosterOnOpenLdap('import', (surroundings) => directoryImport({ ...imported, ...surroundings }));
}

/** On servers of its own: a hoster needs an empty domain. */
async function withHosterOnOpenLdap(
  database: string,
  work: (surroundings: Surroundings) => Promise<string[]>,
): Promise<void> {
  const slapd = await openDurablePair();
  try {
    print(await work(await surroundingsOf(slapd, database)));
  } finally {
    await slapd.stop();
  }
}

async function surroundingsOf(
  { settings, options }: { readonly settings: DirectorySettings; readonly options: LdapOptions },
  database: string,
): Promise<Surroundings> {
  const connectionString = await makeDatabase(postgres.connectionString, database);
  return { connectionString, directory: settings, tools: await toolsFor(options) };
}

async function listing(): Promise<void> {
  print(await directoryListing(folder, await makeDatabase(postgres.connectionString, 'listing'), listed));
}

async function onSamba(): Promise<void> {
  const { openSambaDirectory } = await import('@tenantry/testing/samba');
  const samba = await openSambaDirectory();
  try {
    await operations('Samba', samba.options, sambaEntries);
  } finally {
    await samba.stop();
  }
}

/** On controllers of its own, too. */
async function mailboxesOnSamba(): Promise<void> {
  const { openSambaDirectory } = await import('@tenantry/testing/samba');
  const samba = await openSambaDirectory();
  try {
    const surroundings = await surroundingsOf(samba, 'samba_mailboxes');
    print(await directoryMailboxes({ name: 'Samba', ...surroundings, loads: loads(40, 96) }));
  } finally {
    await samba.stop();
  }
}

async function operations(name: string, options: LdapOptions, count: number): Promise<void> {
  const connectionString = await makeDatabase(postgres.connectionString, name.toLowerCase());
  await prepareDatabase(connectionString, [], [embeddedMigrations]);
  const pool = new pg.Pool({ connectionString });
  const host = await openLdapDirectory({ ...options, pool });
  try {
    const tools = await toolsFor(options);
    for (const callers of callerCounts) print(await directoryOperations({ name, host, tools, count, callers }));
  } finally {
    await host.close();
    await pool.end();
  }
}

async function toolsFor({ controllers, bindDn, password }: LdapOptions) {
  const passwordFile = join(folder, 'directory-password');
  await writeFile(passwordFile, password, { mode: 0o600 });
  return { url: controllers[0]?.url ?? '', bindDn, passwordFile, folder };
}

/** Domain controllers of Samba start as root only. */
async function isInstalled(program: string): Promise<boolean> {
  if (process.getuid?.() !== 0) return false;
  return promisify(execFile)(program, ['--version']).then(
    () => true,
    () => false,
  );
}

/** One caller alone, then many. */
function loads(alone: number, together: number): MailboxesOptions['loads'] {
  return [
    { callers: 1, mailboxes: alone },
    { callers: 16, mailboxes: together },
  ];
}

function print(lines: readonly string[]): void {
  for (const each of lines) process.stdout.write(`${each}\n`);
}
