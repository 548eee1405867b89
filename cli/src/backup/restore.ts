import { createReadStream } from 'node:fs';
import { copyFile, mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';

import { createComponentStore, createPackageShare, selectWanted } from '@tenantry/deploy';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

import { createComponentHost } from '../deployment/component-host.ts';
import { givenFolders, programVersion } from '../deployment/program-components.ts';
import { BackupInvalid, BackupOfOtherVersion, RestoreNotEmpty } from '../errors.ts';
import { readMigrationDigests } from './backup.ts';
import { type BackupManifest, readBackup } from './backup-manifest.ts';

export interface RestoreOptions {
  /** Of a database in which nothing is yet. */
  readonly connectionString: string;
  /** Data folder of the host. */
  readonly data: string;
  /** Makes the tables that do not belong to components. */
  prepareBase(): Promise<void>;
}

/**
 * Restores a backup into an empty host. The tables are made as ever, by the migrations of the program and of the packages
 * in the backup; then they must be those of the backup, and its rows are put in, in one transaction.
 */
export async function restore(folder: string, options: RestoreOptions): Promise<BackupManifest> {
  const { connectionString, data } = options;
  const manifest = await readBackup(folder);
  const client = new pg.Client({ connectionString, application_name: 'tenantry restore' });
  await client.connect();
  try {
    await requireEmpty(client);
    await options.prepareBase();
    const packages = join(data, 'packages');
    await copyPackages(join(folder, 'packages'), packages);

    // What is installed decides whose tables there are.
    const own = manifest.tables.filter(({ name }) => name.startsWith('deploy.'));
    await inTransaction(client, () => fill(client, { folder, tables: own }));
    await client.query('update deploy.installation set package_share = $1 where package_share is not null', [packages]);
    await makeTablesOfComponents(options);
    await requireSameTables(client, manifest);

    await makePartitions(client, manifest);
    await inTransaction(client, async () => {
      await fill(client, { folder, tables: manifest.tables.filter((table) => !own.includes(table)) });
      for (const { name, value, used } of manifest.sequences) {
        await client.query('select setval($1::regclass, $2::bigint, $3)', [name, value, used]);
      }
      // The servers of then are not those of now; they register again when they start.
      await client.query("update deploy.server set state = 'stopped'");
    });
    return manifest;
  } finally {
    await client.end();
  }
}

async function requireEmpty(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ found: string | null }>("select to_regclass('engine.request') as found");
  if (rows[0]?.found) throw RestoreNotEmpty();
}

async function makeTablesOfComponents({ connectionString, data }: RestoreOptions): Promise<void> {
  const pool = new pg.Pool({ connectionString, max: 2 });
  try {
    const host = createComponentHost(connectionString);
    const store = createComponentStore(join(data, 'components'), givenFolders());
    const share = createPackageShare(pool, join(data, 'packages'));
    const { selection } = await selectWanted({ pool, host, store, share }, { name: '', roles: [] });
    await (await host.prepare(selection)).migrate({ mayBeAhead: false });
  } finally {
    await pool.end();
  }
}

async function requireSameTables(client: pg.Client, { migrations, version }: BackupManifest): Promise<void> {
  const now = await readMigrationDigests(client);
  const names = new Set([...Object.keys(now), ...Object.keys(migrations)]);
  const other = [...names].find((name) => now[name] !== migrations[name]);
  if (other !== undefined) throw BackupOfOtherVersion(version, programVersion(), other);
}

async function makePartitions(client: pg.Client, { partitions }: BackupManifest): Promise<void> {
  for (const { name, of, bounds } of partitions) {
    await client.query(`create table if not exists ${name} partition of ${of} ${bounds}`);
  }
}

/** Triggers and foreign keys would see the rows in an order that they never had. */
async function fill(
  client: pg.Client,
  { folder, tables }: { readonly folder: string; readonly tables: BackupManifest['tables'] },
): Promise<void> {
  await client.query('set local session_replication_role = replica');
  for (const { name, columns, rows, file } of tables) {
    await client.query(`delete from ${name}`);
    const copy = client.query(copyFrom(`copy ${name} (${columns.join(', ')}) from stdin`));
    await pipeline(createReadStream(join(folder, file)), createGunzip(), copy);
    if (copy.rowCount !== rows) throw BackupInvalid(folder, `${file} has ${copy.rowCount} rows instead of ${rows}.`);
  }
}

async function copyPackages(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true });
  for (const name of await readdir(from)) await copyFile(join(from, name), join(to, name));
}

async function inTransaction(client: pg.Client, work: () => Promise<void>): Promise<void> {
  await client.query('begin');
  try {
    await work();
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}
