import type pg from 'pg';

import { withConnection } from './connections.ts';

/** Months that are prepared ahead. */
const monthsAhead = 2;
const partitioned = ['request', 'step'] as const;

/**
 * Keeps the log in partitions by month: makes those to come, drops those that are older than the retention.
 * A month that still holds a request that has not ended is kept. Safe when several engines do it at once.
 */
export async function maintainPartitions(pool: pg.Pool, retentionMonths: number, now: Date): Promise<void> {
  await withConnection(pool, async (client) => {
    await client.query('select pg_advisory_lock(746104)');
    const present = await listPartitions(client);
    for (let month = 0; month <= monthsAhead; month++) {
      const from = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + month, 1));
      for (const table of partitioned)
        if (!present.has(nameOf(table, from))) await createPartition(client, table, from);
    }
    const oldest = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - retentionMonths, 1));
    for (const name of present) {
      if (name.startsWith('request_') && name < nameOf('request', oldest))
        await dropMonth(client, name.slice('request_'.length));
    }
    await client.query('delete from engine.client_transaction where accepted_at < $1', [oldest]);
    await client.query("delete from engine.node where state <> 'alive' and heartbeat_at < $1", [oldest]);
    await client.query('select pg_advisory_unlock(746104)');
  });
}

async function listPartitions(client: Pick<pg.ClientBase, 'query'>): Promise<Set<string>> {
  const { rows } = await client.query<{ name: string }>(`
    select c.relname as name
    from pg_inherits i
    join pg_class c on c.oid = i.inhrelid
    join pg_class p on p.oid = i.inhparent
    join pg_namespace n on n.oid = p.relnamespace
    where n.nspname = 'engine'
      and c.relname ~ '_[0-9]{6}$'`);
  return new Set(rows.map(({ name }) => name));
}

async function createPartition(client: Pick<pg.ClientBase, 'query'>, table: string, from: Date): Promise<void> {
  const to = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + 1, 1));
  await client.query(
    `create table engine.${nameOf(table, from)} partition of engine.${table} for values from ('${firstId(from)}') to ('${firstId(to)}')`,
  );
}

async function dropMonth(client: Pick<pg.ClientBase, 'query'>, month: string): Promise<void> {
  const { rows } = await client.query<{ open: boolean }>(
    `select exists (select from engine.request_${month} where state not in ('done', 'failed')) as open`,
  );
  if (rows[0]?.open) return;
  for (const table of partitioned) await client.query(`drop table if exists engine.${table}_${month}`);
}

function nameOf(table: string, month: Date): string {
  return `${table}_${month.toISOString().slice(0, 7).replace('-', '')}`;
}

/** The smallest version 7 UUID of a time: 48 bits of milliseconds come first (RFC 9562 section 5.7). */
function firstId(time: Date): string {
  const hex = time.getTime().toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-0000-0000-000000000000`;
}
