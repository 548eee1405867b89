import { createWriteStream } from 'node:fs';
import { copyFile, mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';

import { type PackageShare, readPackages } from '@tenantry/deploy';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';

import { programVersion } from '../deployment/program-components.ts';
import { BackupNotEmpty } from '../errors.ts';
import { type BackedTable, type BackupManifest, digestOf, manifestFile } from './backup-manifest.ts';

export interface BackupSummary {
  readonly tables: number;
  readonly rows: number;
  readonly packages: number;
}

const foreignSchemas = "n.nspname not in ('information_schema', 'public') and n.nspname not like 'pg\\_%'";

/**
 * Writes an installation into a folder: all its tables as they are at one moment, and its packages. The embedded server
 * has no pg_dump, and plans, stores, directory and log have to agree: one snapshot for all of them.
 * The key file is not part of it: who has both can read every secret.
 */
export async function backup(
  { connectionString, share }: { readonly connectionString: string; readonly share: Pick<PackageShare, 'folder'> },
  folder: string,
): Promise<BackupSummary> {
  await makeEmpty(folder);
  const client = new pg.Client({ connectionString, application_name: 'tenantry backup' });
  await client.connect();
  try {
    await client.query('begin isolation level repeatable read read only');
    const tables: BackedTable[] = [];
    await mkdir(join(folder, 'tables'));
    for (const { name, columns } of await listTables(client)) {
      const file = `tables/${name.replaceAll('"', '')}.copy.gz`;
      const copy = client.query(copyTo(`copy ${name} (${columns.join(', ')}) to stdout`));
      await pipeline(copy, createGzip(), createWriteStream(join(folder, file)));
      tables.push({ name, columns, rows: copy.rowCount, file });
    }
    const packages = (await readPackages(client)).map(({ file }) => file);
    await copyPackages(packages, { from: await share.folder(), to: join(folder, 'packages') });
    const manifest: BackupManifest = {
      format: 1,
      version: programVersion(),
      takenAt: new Date().toISOString(),
      migrations: await readMigrationDigests(client),
      tables,
      partitions: await listPartitions(client),
      sequences: await listSequences(client),
      files: await digestsOf(folder),
    };
    await writeFile(join(folder, manifestFile), `${JSON.stringify(manifest, null, 2)}\n`, { flush: true });
    return {
      tables: tables.length,
      rows: tables.reduce((sum, { rows }) => sum + rows, 0),
      packages: packages.length,
    };
  } finally {
    await client.end();
  }
}

async function makeEmpty(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if ((await readdir(folder)).length > 0) throw BackupNotEmpty(folder);
}

/** Each partition by itself; the migrations are only compared, and a planned change never outlives its transaction. */
async function listTables(client: pg.Client): Promise<{ name: string; columns: string[] }[]> {
  const { rows } = await client.query<{ name: string; columns: string[] }>(`
    select format('%I.%I', n.nspname, c.relname) as name,
      array_agg(quote_ident(a.attname) order by a.attnum) as columns
    from pg_class c
    join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    where c.relkind = 'r'
      and ${foreignSchemas}
      and not (n.nspname = 'engine' and c.relname in ('migration', 'planned_change'))
    group by 1
    order by 1`);
  return rows;
}

async function listPartitions(client: pg.Client): Promise<BackupManifest['partitions']> {
  const { rows } = await client.query<BackupManifest['partitions'][number]>(`
    select format('%I.%I', n.nspname, c.relname) as name,
      i.inhparent::regclass::text as of,
      pg_get_expr(c.relpartbound, c.oid) as bounds
    from pg_inherits i
    join pg_class c on c.oid = i.inhrelid and c.relispartition and c.relkind = 'r'
    join pg_namespace n on n.oid = c.relnamespace
    where ${foreignSchemas}
    order by 1`);
  return rows;
}

async function listSequences(client: pg.Client): Promise<BackupManifest['sequences']> {
  const { rows } = await client.query<{ name: string }>(`
    select format('%I.%I', n.nspname, c.relname) as name
    from pg_class c
    join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'S' and ${foreignSchemas}
    order by 1`);
  const sequences: { name: string; value: string; used: boolean }[] = [];
  for (const { name } of rows) {
    // A sequence stands outside of transactions: it is read last, so it is never behind the rows.
    const { rows: states } = await client.query<{ value: string; used: boolean }>(
      `select last_value::text as value, is_called as used from ${name}`,
    );
    const [state] = states;
    if (state) sequences.push({ name, ...state });
  }
  return sequences;
}

export async function readMigrationDigests(client: pg.Client): Promise<Record<string, string>> {
  const { rows } = await client.query<{ key: string; digest: string }>(
    `select schema || '/' || name as key, digest from engine.migration order by 1`,
  );
  return Object.fromEntries(rows.map(({ key, digest }) => [key, digest]));
}

async function copyPackages(files: readonly string[], { from, to }: { from: string; to: string }): Promise<void> {
  await mkdir(to);
  for (const file of files) {
    await copyFile(join(from, file), join(to, file));
    await copyFile(join(from, `${file}.sig`), join(to, `${file}.sig`));
  }
}

async function digestsOf(folder: string): Promise<Record<string, string>> {
  const digests: Record<string, string> = {};
  for (const part of ['tables', 'packages']) {
    for (const name of (await readdir(join(folder, part))).sort()) {
      digests[`${part}/${name}`] = await digestOf(join(folder, part, name));
    }
  }
  return digests;
}
