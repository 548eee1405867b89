import type { Directory } from '@tenantry/directory';
import type { Component } from '@tenantry/engine';
import type pg from 'pg';

import { components } from './components.ts';

/** Everything that requests can change, in a form that two of can be compared. */
export interface Snapshot {
  /** Attributes by path. What only says when something was changed is left out. */
  readonly directory: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
  /** Rows by `schema.table`, in a fixed order, without numbers and times that a repetition makes anew. */
  readonly books: Readonly<Record<string, readonly unknown[]>>;
}

const ownTables = `
  select format('%I.%I', c.table_schema, c.table_name) as name,
    array_agg(c.column_name::text) filter (
      where c.is_identity = 'YES'
        or c.column_default like 'nextval(%'
        or c.data_type like 'timestamp%'
    ) as fleeting
  from information_schema.columns c
  join information_schema.tables t using (table_schema, table_name)
  where c.table_schema = any ($1)
    and t.table_type = 'BASE TABLE'
  group by 1
  order by 1`;

/** Attributes that only say when and how often an entry was changed. */
const fleeting = new Set(['whenChanged', 'uSNChanged']);

/** Reads everything, the books of further components included. */
export async function readSnapshot(
  directory: Directory,
  pool: Pick<pg.Pool, 'query'>,
  extraComponents: readonly Component[] = [],
): Promise<Snapshot> {
  const books = await readBooks(pool, [...components, ...extraComponents]);
  return { directory: await readDirectory(directory), books };
}

async function readDirectory(directory: Directory): Promise<Snapshot['directory']> {
  const entries: Record<string, Record<string, readonly string[]>> = {};
  for (const base of new Set(Object.values(await directory.contexts()))) {
    for await (const { path, guid, attributes } of directory.search({ base, filter: '(objectClass=*)' })) {
      const sorted = Object.entries(attributes)
        .filter(([name]) => !fleeting.has(name))
        .map(([name, values]): [string, string[]] => [name, [...values].sort()]);
      entries[path] = {
        ...Object.fromEntries(sorted),
        guid: [guid],
        ...(await passwordOf(directory, path, attributes)),
      };
    }
  }
  return entries;
}

/** A password is part of the state, too. */
async function passwordOf(
  directory: Directory,
  path: string,
  { objectClass = [] }: Readonly<Record<string, readonly string[]>>,
) {
  const token = objectClass.includes('user') ? await directory.passwordToken(path) : undefined;
  return token === undefined ? {} : { password: [token] };
}

async function readBooks(pool: Pick<pg.Pool, 'query'>, owners: readonly Component[]): Promise<Snapshot['books']> {
  const schemas = owners.flatMap(({ migrations }) => (migrations ? [migrations.schema] : []));
  const { rows: tables } = await pool.query<{ name: string; fleeting: string[] | null }>(ownTables, [schemas]);
  const books: Record<string, unknown[]> = {};
  for (const { name, fleeting } of tables) {
    const { rows } = await pool.query<{ row: unknown }>(
      `select to_jsonb(t) - $1::text[] as row from ${name} t order by (to_jsonb(t) - $1::text[])::text`,
      [fleeting ?? []],
    );
    books[name] = rows.map(({ row }) => row);
  }
  return books;
}

/** What differs, one line a thing; empty when the two are alike. */
export function compareSnapshots(before: Snapshot, after: Snapshot): string[] {
  return [...compareEntries(before.directory, after.directory), ...compareTables(before.books, after.books)];
}

function compareEntries(before: Snapshot['directory'], after: Snapshot['directory']): string[] {
  const paths = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...paths].flatMap((path) => {
    const [old, now] = [before[path], after[path]];
    if (!old) return [`${path} was left behind`];
    if (!now) return [`${path} is gone`];
    const names = new Set([...Object.keys(old), ...Object.keys(now)]);
    return [...names]
      .filter((name) => JSON.stringify(old[name]) !== JSON.stringify(now[name]))
      .map((name) => `${path}: ${name} was ${render(old[name])} and is ${render(now[name])}`);
  });
}

function compareTables(before: Snapshot['books'], after: Snapshot['books']): string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].flatMap((name) => {
    const old = (before[name] ?? []).map((row) => JSON.stringify(row));
    const now = (after[name] ?? []).map((row) => JSON.stringify(row));
    return [
      ...without(now, old).map((row) => `${name} has got the row ${row}`),
      ...without(old, now).map((row) => `${name} has lost the row ${row}`),
    ];
  });
}

/** The first list without what the second one has, counted. */
function without(rows: readonly string[], others: readonly string[]): string[] {
  const left = [...others];
  return rows.filter((row) => {
    const found = left.indexOf(row);
    if (found >= 0) left.splice(found, 1);
    return found < 0;
  });
}

function render(values: readonly string[] | undefined): string {
  return values === undefined ? 'absent' : JSON.stringify(values);
}
