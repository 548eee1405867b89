import { parseGuid } from '@tenantry/schema';
import type pg from 'pg';

import { treeKey } from '../distinguished-name.ts';
import type { Target } from '../port.ts';
import { type EntryRow, rowColumns } from './entry-row.ts';

/** The row of an entry, with what the attributes are made of. */
export async function findRow(
  client: pg.Pool | pg.ClientBase,
  target: Target,
  attributes: readonly string[] | undefined,
): Promise<EntryRow | undefined> {
  const byGuid = 'guid' in target;
  const guid = byGuid ? parseGuid(target.guid) : undefined;
  if (byGuid && guid === undefined) return undefined;
  const condition = byGuid ? 'e.guid = $1' : 'e.tree = $1';
  const columns = rowColumns(attributes);
  const { rows } = await client.query<EntryRow>({
    name: `find_${byGuid ? 'guid' : 'name'}_${columns.length}`,
    text: `select ${columns} from directory.object e where ${condition}`,
    values: [byGuid ? guid : treeKey(target.dn)],
  });
  return rows[0];
}
