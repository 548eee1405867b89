import type pg from 'pg';

import { eventually } from './eventually.ts';

/** A table that nobody else can write to. */
export interface HeldTable {
  /** Until somebody waits for it, in the middle of a step. */
  whenWaiting(): Promise<void>;
  release(): Promise<void>;
}

/** Keeps everybody from writing to a table of PostgreSQL, e.g. to find a step half done. */
export async function holdTable(pool: pg.Pool, table: string): Promise<HeldTable> {
  const client = await pool.connect();
  await client.query('begin');
  await client.query(`lock table ${table} in share row exclusive mode`);
  return {
    async whenWaiting() {
      const waiting = 'select from pg_locks l where l.relation = $1::text::regclass and not l.granted';
      await eventually(async () => (await client.query(waiting, [table])).rowCount !== 0);
    },
    async release() {
      await client.query('commit');
      client.release();
    },
  };
}
