import type { Writable } from 'node:stream';

import type pg from 'pg';

import { mayHaveBeenDone } from './lost-connection.ts';
import type { Books } from './resource.ts';
import { isOutdated, type Statements } from './statements.ts';

/** The books as one request sees them. */
export interface BooksSession {
  /** Handle for reads; sees what the request has written. */
  readonly read: Books;
  /**
   * Runs a write in one transaction: all of it is there afterwards, or nothing. Where the connection broke before the
   * commit was answered, `wasDone` says which; the write is done again when it says no.
   */
  transaction<T>(work: (client: BooksTransaction) => Promise<T>, wasDone: () => Promise<boolean>): Promise<T>;
  /** Plan mode: the rows that would have been changed. */
  changes(): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** The transaction of one write. Statements go out in the order in which they are given; nobody has to wait for the answer of one to give the next. */
export interface BooksTransaction extends Books {
  /** Runs a statement of the engine itself. */
  execute(sql: string, values: readonly unknown[]): Promise<void>;
  /** Has a statement of the engine itself run right before the commit, in one packet with it. */
  atTheEnd(sql: string, values: readonly unknown[]): void;
}

/** The connections to the books, which take the next statement before the last one is answered, and the plans that they keep. */
export interface BooksDatabase {
  readonly pool: pg.Pool;
  readonly statements: Statements;
}

/** Durable with the next entry of the log: see `0004-fence-by-session.sql`. */
const begin = 'begin; set local synchronous_commit to off';

/** Transactions that lost against others are run again so often. */
const attempts = 8;
const lost = new Set(['40001', '40P01']);

/** Books of a request that really runs: each write is its own transaction. */
export function openBooks({ pool, statements }: BooksDatabase): BooksSession {
  return {
    read: {
      query: <Row extends object>(sql: string, parameters: readonly unknown[] = []) =>
        again(isOutdated, () => statements.run<Row>(pool, sql, parameters)),
    },
    transaction: (work, wasDone) =>
      again(isRetryable, async () => {
        const { result, lost } = await runTransaction({ pool, statements }, work);
        if (lost && !(await wasDone())) throw lost;
        return result;
      }),
    changes: () => Promise.resolve([]),
    close: () => Promise.resolve(),
  };
}

async function again<T>(isPassing: (error: unknown) => boolean, work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (attempt >= attempts || !isPassing(error)) throw error;
    }
  }
}

function isRetryable(error: unknown): boolean {
  return lost.has(String((error as { code?: unknown }).code)) || isOutdated(error) || error instanceof CommitLost;
}

/** Nobody has answered whether a transaction was committed. */
class CommitLost extends Error {
  constructor(cause: unknown) {
    super('the connection broke before the commit was answered', { cause });
    this.name = 'CommitLost';
  }
}

/** What a transaction gave, and whether its commit was left without an answer. */
interface Ended<T> {
  readonly result: T;
  readonly lost?: CommitLost;
}

async function runTransaction<T>(
  { pool, statements }: BooksDatabase,
  work: (client: BooksTransaction) => Promise<T>,
): Promise<Ended<T>> {
  const client = await connect(pool);
  let isOpen = true;
  const query = async <Row extends object>(sql: string, values: readonly unknown[] = []) => {
    // What is still under way when the work has failed must not write outside of the transaction.
    if (!isOpen) throw misuse('25P01', 'the transaction has ended');
    gather(client);
    return statements.run<Row>(client, sql, values);
  };
  let broken: unknown;
  let worked: Ended<T> | undefined;
  try {
    gather(client);
    const begun = client.query(begin);
    const last: Parameters<typeof query>[] = [];
    const working = work({
      query,
      execute: async (sql, values) => void (await query(sql, values)),
      atTheEnd: (sql, values) => void last.push([sql, values]),
    });
    const [result] = await Promise.all([working, begun]);
    const ending = last.map((statement) => query(...statement));
    isOpen = false;
    worked = { result };
    // A transaction in which a statement failed ends as ROLLBACK, whoever caught the error.
    const [{ command }] = await Promise.all([client.query('commit'), ...ending]);
    if (command !== 'COMMIT') throw misuse('25P02', 'a statement of the transaction failed, and its error was lost');
    return worked;
  } catch (error) {
    isOpen = false;
    await client.query('rollback').catch((reason: unknown) => {
      broken = reason;
    });
    if (worked && broken !== undefined && mayHaveBeenDone(error)) return { ...worked, lost: new CommitLost(error) };
    throw error;
  } finally {
    client.off('error', ignore);
    client.release(broken !== undefined);
  }
}

/** Statements that are given in one turn leave in one packet: each packet wakes the server, which costs as much as a small statement. */
function gather(client: pg.PoolClient): void {
  // The types of pg do not know of it.
  const { stream } = (client as pg.PoolClient & { readonly connection: { readonly stream: Writable } }).connection;
  stream.cork();
  process.nextTick(() => stream.uncork());
}

/** A connection that may break: whatever is under way on it fails then, and says so. */
async function connect(pool: pg.Pool): Promise<pg.PoolClient> {
  const client = await pool.connect();
  return client.on('error', ignore);
}

function ignore(): void {}

/** A fault of a procedure, with the code that the server has for it. */
function misuse(code: string, message: string): Error {
  return Object.assign(new Error(message), { code });
}

/** Books of a planned request: one transaction around everything, rolled back at the end. */
export async function openPlannedBooks(pool: pg.Pool): Promise<BooksSession> {
  const client = await connect(pool);
  try {
    await client.query('begin');
    await client.query("select set_config('tenantry.plan', 'on', true)");
  } catch (error) {
    client.off('error', ignore);
    client.release(true);
    throw error;
  }

  return {
    read: booksOf(client),
    async transaction(work) {
      await client.query('savepoint planned');
      try {
        const result = await work({
          ...booksOf(client),
          execute: () => Promise.resolve(),
          atTheEnd: () => undefined,
        });
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
      const broken = await client.query('rollback').catch((error: Error) => error);
      client.off('error', ignore);
      client.release(broken instanceof Error);
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
