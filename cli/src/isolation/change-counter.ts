import type pg from 'pg';

import { components } from '../components.ts';

const tablesOf = `
  select format('%I.%I', table_schema, table_name) as name
  from information_schema.tables
  where table_schema = any ($1)
    and table_type = 'BASE TABLE'
  order by 1`;

/**
 * Makes a cheap look at whether anything was written: rows and the sum of the transactions that wrote them.
 * Alike means that nothing has happened; unlike may also be something that was done and undone.
 */
export async function createChangeCounter(pool: Pick<pg.Pool, 'query'>): Promise<() => Promise<string>> {
  const schemas = components.flatMap(({ migrations }) => (migrations ? [migrations.schema] : []));
  const { rows } = await pool.query<{ name: string }>(tablesOf, [['directory', ...schemas]]);
  const statement = rows
    .map(({ name }) => `select count(*) || ' ' || coalesce(sum(xmin::text::bigint), 0) as written from ${name}`)
    .join('\nunion all ');
  return async () => {
    const { rows: counts } = await pool.query<{ written: string }>(statement);
    return counts.map(({ written }) => written).join(', ');
  };
}
