import pg from 'pg';

import type { PoolLoad } from './observation.ts';
import type { EngineLogger } from './parts.ts';

/** Connections of an engine, apart by purpose: none of them waits for work of another kind. */
export interface Connections {
  /** For the books, reads and lists. */
  readonly pool: pg.Pool;
  readonly logPool: pg.Pool;
  readonly lockPool: pg.Pool;
  loads(): readonly PoolLoad[];
  end(): Promise<void>;
}

const poolConnections = 24;
const logConnections = 3;
const lockConnections = 2;

// Sums and counters of the books are 64-bit in SQL; those that a double holds exactly become numbers.
const int8 = 20;
const types = {
  getTypeParser: ((oid: number, format: 'text') =>
    oid === int8 ? parseBigint : pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser,
};

/** Opens the pools; each connects when it is used. */
export function openConnections(connectionString: string, logger: EngineLogger): Connections {
  const pool = new pg.Pool({
    connectionString,
    max: poolConnections,
    types,
    // Statements that do not need each other's answers go out together.
    pipeline: true,
    application_name: 'tenantry',
  });
  const logPool = new pg.Pool({ connectionString, max: logConnections, application_name: 'tenantry log' });
  const lockPool = new pg.Pool({
    connectionString,
    max: lockConnections,
    options: '-c synchronous_commit=off',
    application_name: 'tenantry locks',
  });
  for (const each of [pool, logPool, lockPool]) {
    each.on('error', (error) => {
      // One that is being closed is not lost, whatever the server still has to say on it.
      if (!each.ending) logger.warn({ error }, 'a database connection was lost');
    });
  }
  return {
    pool,
    logPool,
    lockPool,
    loads: () => [loadOf('engine', pool), loadOf('log', logPool), loadOf('locks', lockPool)],
    async end() {
      await Promise.all([logPool.end(), lockPool.end(), pool.end()]);
    },
  };
}

/** Lends a connection. One over which something failed is closed: what was under way, and its locks, end with it. */
export async function withConnection<T>(
  pool: pg.Pool,
  work: (client: Pick<pg.ClientBase, 'query'>) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  // Whatever is under way fails when the connection breaks, and says so.
  client.on('error', ignore);
  let isBroken = true;
  try {
    const result = await work(client);
    isBroken = false;
    return result;
  } finally {
    client.off('error', ignore);
    client.release(isBroken);
  }
}

function ignore(): void {}

function parseBigint(text: string): number | string {
  const value = Number(text);
  return Number.isSafeInteger(value) ? value : text;
}

function loadOf(name: string, { totalCount, idleCount, waitingCount }: pg.Pool): PoolLoad {
  return { name, open: totalCount, idle: idleCount, waiting: waitingCount };
}
