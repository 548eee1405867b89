import type pg from 'pg';

import { linkAttributes } from '../attribute-types.ts';
import type { Attributes } from '../directory.ts';
import { rangeBelow } from '../distinguished-name.ts';
import { changeReferences } from '../references.ts';
import { indexRows } from './entry-row.ts';

interface ReferringRow {
  readonly guid: string;
  readonly usn: string;
  readonly attributes: Attributes;
}

const findReferring = `
  select e.guid, e.usn, e.attributes
  from directory.entry e
  where e.guid in (
    select v.guid
    from directory.value v
    where (v.attribute like '%#dn' or v.attribute = any($3))
      and (v.value = $1 or (v.value > $2 and v.value < $4))
  )
  order by e.guid
  for update`;

/**
 * Makes the values that name an entry, or one below it, follow: to another name, or away with it.
 * @param move gives the new name of a name, or undefined when the entry is gone
 */
export async function followReferences(
  client: pg.ClientBase,
  key: string,
  move: (dn: string) => string | undefined,
): Promise<void> {
  const { from, to } = rangeBelow(key);
  const { rows } = await client.query<ReferringRow>(findReferring, [key, from, linkAttributes, to]);
  for (const row of rows) {
    const changed = changeReferences(row.attributes, key, move);
    const names = Object.keys(changed);
    if (names.length === 0) continue;
    const attributes = Object.fromEntries(
      Object.entries({ ...row.attributes, ...changed }).filter(([, values]) => values.length > 0),
    );
    const rowsOfIndex = indexRows(Object.fromEntries(names.map((name) => [name, changed[name] ?? []])));
    await client.query('select directory.update_entry($1, $2, $3, $4, $5, $6)', [
      row.guid,
      row.usn,
      JSON.stringify(attributes),
      names.flatMap((name) => [name, `${name}#dn`]),
      rowsOfIndex.names,
      rowsOfIndex.values,
    ]);
  }
}
