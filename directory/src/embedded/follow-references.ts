import type pg from 'pg';

import { attributesApart, isDnWithBinary, linkAttributes } from '../attribute-types.ts';
import { comparable } from '../attribute-values.ts';
import type { Attributes } from '../directory.ts';
import { rangeBelow } from '../distinguished-name.ts';
import { changeReferences } from '../references.ts';
import { indexChange, referenceName } from './index-rows.ts';

/** Gives the new name of a name, or undefined when the entry is gone. */
type Move = (dn: string) => string | undefined;

/** Makes the values that name an entry, or one below it, follow: to another name, or away with it. */
export async function followReferences(client: pg.ClientBase, key: string, move: Move): Promise<void> {
  const { from, to } = rangeBelow(key);
  const { rows } = await client.query<ReferringRow>(lockReferring, [key, from, to, indexNames]);
  for (const row of rows) await followInEntry(client, row, { key, move });
  if (rows.some(({ has_apart }) => has_apart)) await followApart(client, { key, move });
}

interface ReferringRow {
  readonly guid: string;
  readonly usn: string;
  readonly attributes: Attributes;
  readonly has_apart: boolean;
}

interface Moved {
  readonly key: string;
  readonly move: Move;
}

const indexNames = linkAttributes.map((name) => (isDnWithBinary(name) ? referenceName(name) : name));
// In one order for all.
const lockReferring = `
  select e.guid, e.usn, e.attributes, r.has_apart
  from (
    select v.guid, bool_or(v.place is not null) as has_apart
    from directory.value v
    where v.attribute = any($4)
      and (v.value = $1 or (v.value > $2 and v.value < $3))
    group by v.guid
  ) r
  join directory.object e on e.guid = r.guid
  order by e.guid
  for update of e`;

async function followInEntry(client: pg.ClientBase, row: ReferringRow, { key, move }: Moved): Promise<void> {
  const changed = changeReferences(row.attributes, key, move);
  const names = Object.keys(changed);
  if (names.length === 0) return;
  const attributes = Object.fromEntries(
    Object.entries({ ...row.attributes, ...changed }).filter(([, values]) => values.length > 0),
  );
  const { gone, added } = indexChange(names, { before: row.attributes, after: attributes });
  await client.query('select directory.modify_entry($1, $2, $3, $4, $5, $6, $7, null)', [
    row.guid,
    row.usn,
    JSON.stringify(attributes),
    gone.names,
    gone.values,
    added.names,
    added.values,
  ]);
}

const takeApart = `
  delete from directory.value v
  where v.attribute = any($4)
    and (v.value = $1 or (v.value > $2 and v.value < $3))
    and v.place is not null
  returning v.guid, v.attribute, v.written, v.place`;
const putApart = `
  insert into directory.value (guid, attribute, value, written, place)
  select * from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::bigint[])
  on conflict (guid, attribute, value) where place is not null do nothing`;
const noteChanges = `
  update directory.object
  set usn = nextval('directory.usn'), changed_at = now()
  where guid = any($1)`;

async function followApart(client: pg.ClientBase, { key, move }: Moved): Promise<void> {
  const { from, to } = rangeBelow(key);
  const { rows } = await client.query<ValueRow>(takeApart, [key, from, to, attributesApart]);
  const moved = rows.flatMap((row) => {
    const written = move(row.written);
    return written === undefined ? [] : [{ ...row, written }];
  });
  if (moved.length > 0) {
    await client.query(putApart, [
      moved.map(({ guid }) => guid),
      moved.map(({ attribute }) => attribute),
      moved.map(({ attribute, written }) => comparable(attribute, written)),
      moved.map(({ written }) => written),
      moved.map(({ place }) => place),
    ]);
  }
  await client.query(noteChanges, [[...new Set(rows.map(({ guid }) => guid))]]);
}

interface ValueRow {
  readonly guid: string;
  readonly attribute: string;
  readonly written: string;
  readonly place: string;
}
