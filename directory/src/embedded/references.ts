import type pg from 'pg';

import { linkAttributes } from '../attribute-types.ts';
import { dnInside, withDn } from '../attribute-values.ts';
import type { Attributes } from '../directory.ts';
import { rangeBelow, splitDn, treeKey } from '../distinguished-name.ts';
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

/** Attributes whose values have to change, with their new values. */
export function changeReferences(
  attributes: Attributes,
  key: string,
  move: (dn: string) => string | undefined,
): Record<string, readonly string[]> {
  const changed: Record<string, readonly string[]> = {};
  for (const [attribute, values] of Object.entries(attributes)) {
    const moved = values.flatMap((value) => {
      const dn = dnInside(attribute, value);
      if (dn === undefined || !isAtOrBelow(dn, key)) return [value];
      const target = move(dn);
      return target === undefined ? [] : [withDn(attribute, value, target)];
    });
    if (moved.length !== values.length || moved.some((value, index) => value !== values[index]))
      changed[attribute] = moved;
  }
  return changed;
}

/** Whether a name is that of an entry with this key, or of one below it. */
function isAtOrBelow(dn: string, key: string): boolean {
  try {
    const own = treeKey(dn);
    return own === key || own.startsWith(rangeBelow(key).from);
  } catch {
    return false;
  }
}

/** The new name of a name at or below a renamed entry. */
export function renamed(dn: string, from: string, to: string): string {
  const depth = splitDn(from).length;
  const own = splitDn(dn);
  return [...own.slice(0, own.length - depth), to].join(',');
}
