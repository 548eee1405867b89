import type pg from 'pg';

import type { Books } from './resource.ts';

/** The books as one request sees them. */
export interface BooksSession {
  /** Handle for reads; sees what the request has written. */
  readonly read: Books;
  /** Runs a write in one transaction: all of it is there afterwards, or nothing. */
  transaction<T>(work: (client: BooksTransaction) => Promise<T>): Promise<T>;
  /** Plan mode: the rows that would have been changed. */
  changes(): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** The transaction of one write. */
export interface BooksTransaction extends Books {
  /** Runs a statement of the engine itself. */
  execute(sql: string, values: readonly unknown[]): Promise<void>;
}

/** Transactions that lost against others are run again so often. */
const attempts = 8;
const retryable = new Set(['40001', '40P01']);

/** Books of a request that really runs: each write is its own transaction. */
export function openBooks(pool: pg.Pool): BooksSession {
  return {
    read: booksOf(pool),
    async transaction(work) {
      for (let attempt = 1; ; attempt++) {
        try {
          return await runTransaction(pool, work);
        } catch (error) {
          if (attempt >= attempts || !retryable.has(String((error as { code?: unknown }).code))) throw error;
        }
      }
    },
    changes: () => Promise.resolve([]),
    close: () => Promise.resolve(),
  };
}

async function runTransaction<T>(pool: pg.Pool, work: (client: BooksTransaction) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken: unknown;
  try {
    await client.query('begin');
    const result = await work(transactionOf(client));
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch((reason: unknown) => {
      broken = reason;
    });
    throw error;
  } finally {
    client.release(broken !== undefined);
  }
}

/** Books of a planned request: one transaction around everything, rolled back at the end. */
export async function openPlannedBooks(pool: pg.Pool): Promise<BooksSession> {
  const client = await pool.connect();
  await client.query('begin');
  await client.query("select set_config('tenantry.plan', 'on', true)");

  return {
    read: booksOf(client),
    async transaction(work) {
      await client.query('savepoint planned');
      try {
        const result = await work({ ...transactionOf(client), execute: () => Promise.resolve() });
        await client.query('release savepoint planned');
        return result;
      } catch (error) {
        await client.query('rollback to savepoint planned');
        throw error;
      }
    },
    async changes() {
      const { rows } = await client.query<PlannedRow>(
        'select relation, operation, before, after from engine.planned_change order by number',
      );
      return rows.map(renderRow);
    },
    async close() {
      await client.query('rollback');
      client.release();
    },
  };
}

interface PlannedRow {
  readonly relation: string;
  readonly operation: 'insert' | 'update' | 'delete';
  readonly before: Record<string, unknown> | null;
  readonly after: Record<string, unknown> | null;
}

function renderRow({ relation, operation, before, after }: PlannedRow): string {
  if (operation === 'update' && before && after) {
    const changed = Object.keys(after).filter((name) => JSON.stringify(after[name]) !== JSON.stringify(before[name]));
    const lines = changed.map((name) => `  ${name}: ${JSON.stringify(before[name])} -> ${JSON.stringify(after[name])}`);
    return [`update ${relation} ${JSON.stringify(firstColumn(after))}`, ...lines].join('\n');
  }
  const row = after ?? before ?? {};
  return [
    `${operation} ${relation}`,
    ...Object.entries(row).map(([name, value]) => `  ${name}: ${JSON.stringify(value)}`),
  ].join('\n');
}

function firstColumn(row: Record<string, unknown>): unknown {
  return Object.values(row)[0];
}

function booksOf(client: Pick<pg.ClientBase, 'query'>): Books {
  return {
    async query<Row extends object>(sql: string, parameters: readonly unknown[] = []) {
      const { rows } = await client.query<Row & pg.QueryResultRow>(sql, [...parameters]);
      return rows;
    },
  };
}

function transactionOf(client: Pick<pg.ClientBase, 'query'>): BooksTransaction {
  return {
    ...booksOf(client),
    async execute(sql, values) {
      await client.query(sql, [...values]);
    },
  };
}
