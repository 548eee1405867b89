import { chmod, mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { type EmbeddedDirectory, openEmbeddedDirectory } from '@tenantry/directory/host';
import type { Client, Principal } from '@tenantry/engine/client';
import {
  type Engine,
  type EngineLimits,
  type EngineLogger,
  type Migrations,
  openEngine,
  type Probe,
  prepareDatabase,
} from '@tenantry/engine/host';
import pg from 'pg';

import { components } from './components.ts';
import { type EmbeddedPostgres, startPostgres } from './embedded-postgres/index.ts';
import { DatabaseUnreachable, NoInstallation } from './errors.ts';
import { isOpenToOthers, type Keys, readKeys, rememberKeys } from './keys.ts';
import type { Settings } from './settings.ts';

export interface InstallationOptions {
  readonly settings: Pick<Settings, 'data' | 'databaseUrl' | 'keyFile' | 'retentionMonths'>;
  readonly logger: EngineLogger;
  /** Told what a person should know. */
  readonly say?: (text: string) => void;
  /** False: an installation that does not exist is an error. Default true. */
  readonly create?: boolean;
  /** False: takes nothing from the queue. Default true. */
  readonly queue?: boolean;
  /** How the engine is called in lists. Default host and process. */
  readonly name?: string;
  readonly probe?: Probe;
  readonly limits?: Partial<EngineLimits>;
}

/** An engine with everything around it, on the database that the settings name. */
export interface Installation {
  readonly client: Client;
  readonly engine: Engine;
  readonly directory: EmbeddedDirectory;
  /** Connections for what is not the engine's: sample, snapshots. */
  readonly pool: pg.Pool;
  readonly connectionString: string;
  /** The user with these credentials. */
  authenticate(user: string, password: string): Promise<Principal | undefined>;
  /** The user of a principal name or path. */
  findUser(name: string): Promise<Principal | undefined>;
  /** Whether a principal administers the whole installation. */
  isAdministrator(principal: Principal): Promise<boolean>;
  stop(options?: { readonly drainMilliseconds?: number }): Promise<void>;
}

const ownMigrations: Migrations = {
  schema: 'installation',
  folder: new URL('../migrations/', import.meta.url),
  books: false,
};
const connections = 8;
const databaseSeconds = 30;
const databasePauseMilliseconds = 500;

/** Opens an installation: database, keys, directory, components, engine. The only place that puts them together. */
export async function openInstallation(options: InstallationOptions): Promise<Installation> {
  const { settings, logger } = options;
  const postgres = await openDatabase(options);
  const closers: (() => Promise<void>)[] = [async () => postgres?.stop()];
  try {
    const connectionString = postgres?.connectionString ?? settings.databaseUrl ?? '';
    await prepareDatabase(connectionString, components, [ownMigrations, EmbeddedDirectory.migrations]);
    const pool = new pg.Pool({ connectionString, max: connections, application_name: 'tenantry installation' });
    pool.on('error', (error) => logger.warn({ error }, 'a database connection was lost'));
    closers.push(() => pool.end());

    const keys = await openKeys(options, pool);
    const directory = await openEmbeddedDirectory({ pool });
    const engine = await openEngine({
      connectionString,
      components,
      drivers: [directory.driver],
      standing: directory.standing,
      keys,
      logger,
      retentionMonths: settings.retentionMonths,
      authenticate: async (user, password) => (await authenticate(directory, user, password))?.trustee,
      ...pickGiven(options),
    });
    return {
      client: engine.client,
      engine,
      directory,
      pool,
      connectionString,
      authenticate: (user, password) => authenticate(directory, user, password),
      findUser: (name) => findUser(directory, name),
      isAdministrator: (principal) => isAdministrator(directory, principal),
      async stop(stopOptions) {
        await engine.stop(stopOptions);
        await closeAll(closers);
      },
    };
  } catch (cause) {
    await closeAll(closers);
    throw cause;
  }
}
