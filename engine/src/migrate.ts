import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';

import type pg from 'pg';

import { MigrationChanged, SchemaTooNew } from './errors.ts';

/** A folder of numbered SQL files (`0001-name.sql`) and the PostgreSQL schema that they make. */
export interface Migrations {
  readonly schema: string;
  readonly folder: URL;
  /** Rows of this schema belong to the answer of plan mode. */
  readonly books: boolean;
}

const advisoryKey = 746100;

/**
 * Brings schemas up to date. Any number of processes may do it at once: one works, the others wait and find it done.
 * Migrations go forward only; one that was applied never changes.
 */
export async function migrate(client: pg.ClientBase, sets: readonly Migrations[]): Promise<void> {
  await client.query('select pg_advisory_lock($1)', [advisoryKey]);
  try {
    await client.query('create schema if not exists engine');
    await client.query(`
      create table if not exists engine.migration (
        schema text not null,
        number integer not null,
        name text not null,
        digest text not null,
        applied_at timestamptz not null default now(),
        primary key (schema, number)
      )`);
    for (const set of sets) await migrateSchema(client, set);
  } finally {
    await client.query('select pg_advisory_unlock($1)', [advisoryKey]);
  }
}

async function migrateSchema(client: pg.ClientBase, { schema, folder, books }: Migrations): Promise<void> {
  const files = await readMigrations(folder);
  const { rows } = await client.query<{ number: number; digest: string }>(
    'select number, digest from engine.migration where schema = $1',
    [schema],
  );
  const applied = new Map(rows.map((row) => [row.number, row.digest]));
  const newest = Math.max(0, ...applied.keys());
  const known = files.at(-1)?.number ?? 0;
  if (newest > known) throw SchemaTooNew(schema, String(newest), String(known));

  for (const file of files) {
    const digest = applied.get(file.number);
    if (digest !== undefined && digest !== file.digest) throw MigrationChanged(schema, file.name);
    if (digest === undefined) await apply(client, { schema, books, file });
  }
}

interface MigrationFile {
  readonly number: number;
  readonly name: string;
  readonly sql: string;
  readonly digest: string;
}

async function readMigrations(folder: URL): Promise<MigrationFile[]> {
  const names = (await readdir(folder)).filter((name) => /^\d{4}-.*\.sql$/.test(name)).sort();
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(new URL(name, folder), 'utf8');
      return { number: Number(name.slice(0, 4)), name, sql, digest: createHash('sha256').update(sql).digest('hex') };
    }),
  );
}

async function apply(
  client: pg.ClientBase,
  { schema, books, file }: { schema: string; books: boolean; file: MigrationFile },
): Promise<void> {
  await client.query('begin');
  try {
    await client.query(`create schema if not exists ${client.escapeIdentifier(schema)}`);
    await client.query(file.sql);
    if (books) await client.query('select engine.capture_planned_changes($1)', [schema]);
    await client.query('insert into engine.migration (schema, number, name, digest) values ($1, $2, $3, $4)', [
      schema,
      file.number,
      file.name,
      file.digest,
    ]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}
