import type pg from 'pg';

import type { PlacedEntry } from '../directory.ts';
import { rangeBelow, treeKey } from '../distinguished-name.ts';
import { NoSuchEntry } from '../errors.ts';
import type { OrderedPortSearch } from '../ordered-search.ts';
import { namesOfEntries } from '../page.ts';
import { type EntryRow, entryReader, rowColumns } from './entry-row.ts';
import { filterToSql, type Parameters, parameters } from './filter-to-sql.ts';

/** Entries that are read at once at least: a caller may not take all. */
const batchMinimum = 50;
const beforeAll = { name: '', guid: '00000000-0000-0000-0000-000000000000' };

/** Entries by name: each statement begins behind the last one of the statement before, and reads no more than it gives. */
export async function* searchInOrder(
  pool: pg.Pool,
  { base, scope, filter, attributes, order, after = beforeAll, expected }: OrderedPortSearch,
): AsyncIterable<PlacedEntry> {
  const key = treeKey(base);
  const { rows: found } = await pool.query('select from directory.object where tree = $1', [key]);
  if (found.length === 0) throw NoSuchEntry(base);
  const toEntry = entryReader(attributes);
  const size = Math.max(expected, batchMinimum);
  for (let place = after; ; ) {
    const bound = parameters(key, place.name, place.guid);
    const name = nameOf(order, bound);
    const condition = `(${name}, e.guid) > ($2, $3) and ${filterToSql(filter, bound)}`;
    const wanted: Wanted = { columns: `${rowColumns(attributes)}, ${name} as place_name`, name, condition, size };
    const entries = scope === 'one' ? inContainer(wanted, '$1') : inSubtree(wanted, bound.bind(rangeBelow(key).to));
    const { rows } = await pool.query<PlacedRow>(
      `select * from (${entries}) found order by found.place_name, found.guid limit ${size}`,
      bound.values,
    );
    for (const row of rows) {
      place = { name: row.place_name, guid: row.guid };
      yield { place, entry: toEntry(row) };
    }
    if (rows.length < size) return;
  }
}

interface PlacedRow extends EntryRow {
  readonly place_name: string;
}

interface Wanted {
  readonly columns: string;
  /** The expression that names are compared by. */
  readonly name: string;
  readonly condition: string;
  readonly size: number;
}

/** The first entries directly below a container: a stretch of the index by name. */
function inContainer({ columns, name, condition, size }: Wanted, container: string): string {
  return `
    select ${columns}
    from directory.object e
    where e.parent = ${container}
      and ${condition}
    order by ${name}, e.guid
    limit ${size}`;
}

/** The first entries of each container of a subtree; one step through the index leads from a container to the next one. */
function inSubtree(wanted: Wanted, end: string): string {
  const nextAfter = (above: string) => `
    select e.parent
    from directory.object e
    where e.parent ${above}
      and e.parent < ${end}
    order by e.parent
    limit 1`;
  return `
    with recursive container (tree) as (
      (${nextAfter('>= $1')})
      union all
      select n.parent
      from container c
      cross join lateral (${nextAfter('> c.tree')}) n
    )
    select i.*
    from container c
    cross join lateral (${inContainer(wanted, 'c.tree')}) i
    union all
    select ${wanted.columns}
    from directory.object e
    where e.tree = $1
      and ${wanted.condition}`;
}

/** The order of names stands in an index; any other one is made of the entries that the filter finds. */
function nameOf(order: readonly string[], bound: Parameters): string {
  if (order === namesOfEntries) return 'e.name';
  const values = order.map((attribute) => `e.attributes -> ${bound.bind(attribute)}::text ->> 0`);
  return `lower(normalize(coalesce(${values.join(', ')}, ''), nfkd)) collate "C"`;
}
