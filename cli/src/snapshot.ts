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

// From the catalog itself: the views of the information schema take as long as all the rest of a snapshot.
const ownTables = `
  select format('%I.%I', n.nspname, c.relname) as name,
    coalesce(array_agg(a.attname::text) filter (
      where a.attidentity <> ''
        or pg_get_expr(d.adbin, d.adrelid) like 'nextval(%'
        or a.atttypid in ('timestamp'::regtype, 'timestamptz'::regtype)
    ), '{}') as fleeting
  from pg_class c
  join pg_namespace n on n.oid = c.relnamespace
  join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
  where n.nspname = any ($1)
    and c.relkind in ('r', 'p')
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
  const { rows: tables } = await pool.query<{ name: string; fleeting: string[] }>(ownTables, [schemas]);
  if (tables.length === 0) return {};
  // One statement for all of them: it is made after each step that is tried.
  const { rows } = await pool.query<{ name: string; content: unknown }>(
    `select name, content from (${tables.map(rowsOf).join(' union all ')}) r order by name, content::text`,
    tables.flatMap(({ name, fleeting }) => [name, fleeting]),
  );
  const books: Record<string, unknown[]> = Object.fromEntries(tables.map(({ name }) => [name, []]));
  for (const { name, content } of rows) books[name]?.push(content);
  return books;
}

function rowsOf({ name }: { readonly name: string }, index: number): string {
  return `select $${2 * index + 1}::text as name, to_jsonb(t) - $${2 * index + 2}::text[] as content from ${name} t`;
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
