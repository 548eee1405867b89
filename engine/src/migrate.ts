import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';

import type pg from 'pg';

import { MigrationChanged, MigrationOneWay, SchemaTooNew } from './errors.ts';

/**
 * A folder of numbered SQL files (`0001-name.sql`) and the PostgreSQL schema that they make. `0001-name.down.sql` beside
 * one leads back. A migration leaves tables that the version before can still work with: it runs until it is replaced.
 */
export interface Migrations {
  readonly schema: string;
  readonly folder: URL;
  /** Rows of this schema belong to the answer of plan mode. */
  readonly books: boolean;
  /** Whether a schema that is ahead of these files is right: an update is under way. Default false. */
  readonly mayBeAhead?: boolean;
}

/** A migration that has been applied, or would be. */
export interface MigrationState {
  readonly schema: string;
  readonly number: number;
  readonly name: string;
  /** Whether it can be taken back. */
  readonly hasWayBack: boolean;
}

const advisoryKey = 746100;

/**
 * Brings schemas up to date. Any number of processes may do it at once: one works, the others wait and find it done.
 * One that was applied never changes.
 */
export async function migrate(client: pg.ClientBase, sets: readonly Migrations[]): Promise<void> {
  await alone(client, async () => {
    for (const set of sets) await migrateSchema(client, set);
  });
}

/** The migrations of a set that the database does not have yet. */
export async function findPending(client: pg.ClientBase, sets: readonly Migrations[]): Promise<MigrationState[]> {
  const applied = new Set((await readApplied(client)).map(({ schema, number }) => `${schema} ${number}`));
  const files = await Promise.all(
    sets.map(async ({ schema, folder }) => (await readMigrations(folder)).map((file) => ({ schema, ...file }))),
  );
  return files
    .flat()
    .filter(({ schema, number }) => !applied.has(`${schema} ${number}`))
    .map(({ schema, number, name, down }) => ({ schema, number, name, hasWayBack: down !== undefined }));
}

/** How far these files lead, by schema. */
export function readLevels(
  sets: readonly Migrations[],
): Promise<{ readonly schema: string; readonly number: number }[]> {
  return Promise.all(
    sets.map(async ({ schema, folder }) => ({ schema, number: (await readMigrations(folder)).at(-1)?.number ?? 0 })),
  );
}

/** What the database has. */
export async function readApplied(client: pg.ClientBase): Promise<MigrationState[]> {
  const { rows } = await client.query<MigrationState>(`
    select schema, number, name, down is not null as "hasWayBack"
    from engine.migration
    order by schema, number`);
  return rows;
}

/**
 * Takes back what was applied to these schemas after a level, newest first, by the SQL that was kept with each: the files
 * may be gone. Throws before anything is done when one has no way back.
 */
export async function migrateBack(
  client: pg.ClientBase,
  levels: readonly { readonly schema: string; readonly number: number }[],
): Promise<void> {
  await alone(client, async () => {
    for (const { schema, number } of levels) {
      const { rows } = await client.query<{ number: number; name: string; down: string | null }>(
        'select number, name, down from engine.migration where schema = $1 and number > $2 order by number desc',
        [schema, number],
      );
      const stuck = rows.find(({ down }) => down === null);
      if (stuck) throw MigrationOneWay(schema, stuck.name);
      for (const row of rows) await takeBack(client, schema, { number: row.number, down: row.down ?? '' });
    }
  });
}

/** One process at a time; the others wait. */
async function alone(client: pg.ClientBase, work: () => Promise<void>): Promise<void> {
  await client.query('select pg_advisory_lock($1)', [advisoryKey]);
  try {
    await client.query('create schema if not exists engine');
    await client.query(`
      create table if not exists engine.migration (
        schema text not null,
        number integer not null,
        name text not null,
        digest text not null,
        down text,
        applied_at timestamptz not null default now(),
        primary key (schema, number)
      )`);
    // Installations from before there was a way back.
    await client.query('alter table engine.migration add column if not exists down text');
    await work();
  } finally {
    await client.query('select pg_advisory_unlock($1)', [advisoryKey]);
  }
}

async function migrateSchema(
  client: pg.ClientBase,
  { schema, folder, books, mayBeAhead = false }: Migrations,
): Promise<void> {
  const files = await readMigrations(folder);
  const { rows } = await client.query<{ number: number; digest: string }>(
    'select number, digest from engine.migration where schema = $1',
    [schema],
  );
  const applied = new Map(rows.map((row) => [row.number, row.digest]));
  const newest = Math.max(0, ...applied.keys());
  const known = files.at(-1)?.number ?? 0;
  if (newest > known && !mayBeAhead) throw SchemaTooNew(schema, String(newest), String(known));

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
  readonly down: string | undefined;
  readonly digest: string;
}

async function readMigrations(folder: URL): Promise<MigrationFile[]> {
  const all = await readdir(folder);
  const names = all.filter((name) => /^\d{4}-.*(?<!\.down)\.sql$/.test(name)).sort();
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(new URL(name, folder), 'utf8');
      const back = name.replace(/\.sql$/, '.down.sql');
      return {
        number: Number(name.slice(0, 4)),
        name,
        sql,
        down: all.includes(back) ? await readFile(new URL(back, folder), 'utf8') : undefined,
        digest: createHash('sha256').update(sql).digest('hex'),
      };
    }),
  );
}

async function apply(
  client: pg.ClientBase,
  { schema, books, file }: { schema: string; books: boolean; file: MigrationFile },
): Promise<void> {
  await whole(client, async () => {
    await client.query(`create schema if not exists ${client.escapeIdentifier(schema)}`);
    await client.query(file.sql);
    if (books) await client.query('select engine.capture_planned_changes($1)', [schema]);
    await client.query(
      'insert into engine.migration (schema, number, name, digest, down) values ($1, $2, $3, $4, $5)',
      [schema, file.number, file.name, file.digest, file.down ?? null],
    );
  });
}

async function takeBack(
  client: pg.ClientBase,
  schema: string,
  { number, down }: { readonly number: number; readonly down: string },
): Promise<void> {
  await whole(client, async () => {
    await client.query(down);
    await client.query('delete from engine.migration where schema = $1 and number = $2', [schema, number]);
  });
}

async function whole(client: pg.ClientBase, work: () => Promise<void>): Promise<void> {
  await client.query('begin');
  try {
    await work();
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}
