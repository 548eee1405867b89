import { resolve } from 'node:path';

import { Client, escapeIdentifier } from 'pg';

import { initializeDataDirectory, settleDataDirectory } from './data-directory.ts';
import { findBinaries } from './postgres-binaries.ts';
import { findPostmaster, type Postmaster, startPostmaster, stopPostmaster } from './postmaster.ts';
import { serverUserOf } from './server-user.ts';

export interface PostgresOptions {
  /** Where the data are, e.g. `.tenantry/postgres`. The log is written beside, as `<dataDirectory>.log`. */
  readonly dataDirectory: string;
  /** Database to use; made when it does not exist. Default `tenantry`. */
  readonly database?: string;
  /** False gives up safety against power cuts for speed. For tests only. Default true. */
  readonly durable?: boolean;
  /** Told what a person should know, e.g. that the data had to go elsewhere. */
  readonly say?: (text: string) => void;
}

/** A server that this process uses. */
export interface EmbeddedPostgres {
  readonly connectionString: string;
  /** The server was already running: started by another process, or left behind by one that was killed. */
  readonly adopted: boolean;
  /** Process number of the server. */
  readonly pid: number;
  /** Where the data really are. */
  readonly dataDirectory: string;
  /** Leaves the server, and stops it when no other process uses it. */
  stop(): Promise<void>;
}

/** For two cores and some gigabytes; the embedded server is the one of a first run and of small installations. */
const settings = {
  max_connections: '200',
  shared_buffers: '256MB',
  wal_buffers: '16MB',
  max_wal_size: '2GB',
  wal_compression: 'off',
  checkpoint_completion_target: '0.9',
  effective_cache_size: '1GB',
  max_parallel_workers_per_gather: '0',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_checkpoints: 'off',
  log_min_messages: 'warning',
  fsync: 'on',
  synchronous_commit: 'on',
};

const notDurable = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  shared_buffers: '128MB',
  autovacuum: 'off',
};

/** Any number will do that nobody else uses in the database `postgres`. */
const presenceLock = 7_326_455_021;

/** Starts PostgreSQL on a data directory, or uses the server that already runs there. */
export async function startPostgres(options: PostgresOptions): Promise<EmbeddedPostgres> {
  const { database = 'tenantry', durable = true, say = () => undefined } = options;
  const wanted = resolve(options.dataDirectory);
  const user = await serverUserOf(wanted);
  const dataDirectory = await settleDataDirectory(wanted, user, say);

  for (let attempt = 1; ; attempt++) {
    const running = await findPostmaster(dataDirectory);
    try {
      const postmaster = running ?? (await start());
      const presence = await enter(postmaster, database);
      return {
        connectionString: connectionString(postmaster, database),
        adopted: running !== undefined,
        pid: postmaster.pid,
        dataDirectory,
        stop: () => leave(presence, postmaster),
      };
    } catch (cause) {
      // The server that was found is just being stopped, or another process starts one at the same time.
      if (attempt === attemptsMaximum) throw cause;
    }
  }

  async function start(): Promise<Postmaster> {
    const binaries = await findBinaries(user, resolve(wanted, '..'));
    await initializeDataDirectory(dataDirectory, { user, binaries, durable });
    return startPostmaster({
      dataDirectory,
      user,
      binaries,
      settings: durable ? settings : { ...settings, ...notDurable },
      logFile: `${wanted}.log`,
    });
  }
}

const attemptsMaximum = 4;

/**
 * Makes it known that this process uses the server: a shared lock that ends with its session, however the process ends.
 * The database is made while at it.
 */
async function enter(postmaster: Postmaster, database: string): Promise<Client> {
  const session = new Client({
    connectionString: connectionString(postmaster, 'postgres'),
    application_name: 'tenantry presence',
  });
  // The server may be stopped by an operator; whoever uses it then finds out by its own connections.
  session.on('error', () => undefined);
  await session.connect();
  try {
    await session.query('select pg_advisory_lock_shared($1)', [presenceLock]);
    const { rowCount } = await session.query('select from pg_database where datname = $1', [database]);
    if (rowCount === 0) await session.query(`create database ${escapeIdentifier(database)}`).catch(ignoreExisting);
    // A process that has nothing else to do may end.
    holding(session).unref();
    return session;
  } catch (cause) {
    await session.end().catch(() => undefined);
    throw cause;
  }
}

/** The last one stops the server. */
async function leave(presence: Client, postmaster: Postmaster): Promise<void> {
  // Leaving is something to do.
  holding(presence).ref();
  const alone = await isAlone(presence);
  await presence.end().catch(() => undefined);
  if (alone) await stopPostmaster(postmaster);
}

/** Whether a session keeps its process from ending; the types of pg do not know of it. */
function holding(session: Client): { ref(): void; unref(): void } {
  return session as Client & { ref(): void; unref(): void };
}

async function isAlone(presence: Client): Promise<boolean> {
  try {
    await presence.query('select pg_advisory_unlock_shared($1)', [presenceLock]);
    // Held until the session ends: whoever comes now waits for it, sees the server stop and starts it again.
    const { rows } = await presence.query('select pg_try_advisory_lock($1) as alone', [presenceLock]);
    return rows[0]?.alone === true;
  } catch {
    // The session is gone, and with it most likely the server. A server that still runs is found by the next start.
    return false;
  }
}

function connectionString({ socketDirectory }: Postmaster, database: string): string {
  return `postgresql://tenantry@localhost/${encodeURIComponent(database)}?host=${encodeURIComponent(socketDirectory)}`;
}

function ignoreExisting(cause: unknown): void {
  // 42P04: another process has made it; 23505: is just making it.
  if (cause instanceof Error && 'code' in cause && ['42P04', '23505'].includes(String(cause.code))) return;
  throw cause;
}
