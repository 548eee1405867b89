import { chmod, mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Partnerships } from '@tenantry/active-sync';
import {
  createComponentStore,
  createPackageShare,
  isChanging,
  type RollupParts,
  readPackages,
  type ServerParts,
  type ServerPlace,
  selectWanted,
} from '@tenantry/deploy';
import type { Directory } from '@tenantry/directory';
import { embeddedMigrations } from '@tenantry/directory/host';
import { type Component, ProvisioningError } from '@tenantry/engine';
import type { Client } from '@tenantry/engine/client';
import {
  type Engine,
  type EngineLimits,
  type EngineLogger,
  type Migrations,
  type Observe,
  openEngine,
  type Probe,
  prepareDatabase,
} from '@tenantry/engine/host';
import { type BookLibrary, openBookLibrary } from '@tenantry/exchange-2007/host';
import {
  type ApiTokens,
  type Attempts,
  createAttempts,
  createPasswords,
  createTokens,
  defaultAttemptLimits,
  type Passwords,
  tooManyAttempts,
} from '@tenantry/sign-in';
import pg from 'pg';
import { type Accounts, createAccounts } from './accounts.ts';
import { createComponentHost, type PreparedProgram, type ProgramHost } from './deployment/component-host.ts';
import { givenFolders, programVersion } from './deployment/program-components.ts';
import { openDevicePartnerships } from './device-partnerships.ts';
import { startPostgres } from './embedded-postgres/index.ts';
import { DatabaseUnreachable, NoInstallation } from './errors.ts';
import { firstOf } from './foreign-refusal.ts';
import { findUsedKey, isOpenToOthers, type Keys, readKeys, rememberKeys } from './keys.ts';
import { type DirectoryParts, openDirectory } from './open-directory.ts';
import type { Settings } from './settings.ts';

export interface InstallationOptions {
  readonly settings: Pick<Settings, 'data' | 'databaseUrl' | 'keyFile' | 'retentionMonths'> &
    Partial<Pick<Settings, 'directory' | 'signIn'>>;
  readonly logger: EngineLogger;
  /** Told what a person should know. */
  readonly say?: (text: string) => void;
  /** False: an installation that does not exist is an error. Default true. */
  readonly create?: boolean;
  /** False: the database is known to be up to date. Default true. */
  readonly migrate?: boolean;
  /** False: takes nothing from the queue. Default true. */
  readonly queue?: boolean;
  /** How the engine is called in lists. Default host and process. */
  readonly name?: string;
  readonly probe?: Probe;
  /** What watches it: told of each request that has been run, and how long somebody has waited for the directory. */
  readonly watch?: {
    readonly observe: Observe;
    waited(milliseconds: number): void;
    traceParent?(): string | undefined;
  };
  readonly limits?: Partial<EngineLimits>;
  /** How long controllers of the directory are waited for that are late; the default is for everybody but tests. */
  readonly waits?: DirectoryParts['waits'];
  /** The server that this process is; without it a tool that passes by. */
  readonly server?: ServerPlace;
  /** What a new installation begins with: the components of the program, or none. Default those of the program. */
  readonly components?: Settings['components'];
  /** Components that neither come with the program nor are deployed, for tests of one that is being written. */
  readonly extraComponents?: readonly Component[];
  /** Whether components that cannot be loaded are told and left out, for what is there to mend that. Default false. */
  readonly lenient?: boolean;
  /** Whether it opens although no controller of the directory answers, for what looks at requests and decides on them. Default false. */
  readonly directoryMayBeAway?: boolean;
}

/** An engine with everything around it, on the database that the settings name. */
export interface Installation {
  readonly client: Client;
  readonly engine: Engine;
  readonly accounts: Accounts;
  /** Failures to sign in, wherever it is tried. */
  readonly attempts: Attempts;
  readonly passwords: Passwords;
  readonly tokens: ApiTokens;
  /** The directory as it is between requests. */
  readonly directory: Directory;
  /** The generated offline address books. */
  readonly addressBooks: BookLibrary;
  /** Devices that synchronize with mailboxes. */
  readonly devices: Partnerships;
  /** Connections for what is not the engine's: the state of the sample, snapshots. */
  readonly pool: pg.Pool;
  readonly connectionString: string;
  /** Components, servers and rollups of the installation. */
  readonly deployment: RollupParts;
  /** The components of the beginning. */
  readonly loaded: PreparedProgram;
  /** The web services that are placed here; the list changes as components are loaded. */
  readonly webServices: ProgramHost['webServices'];
  stop(options?: { readonly drainMilliseconds?: number }): Promise<void>;
}

const ownMigrations: Migrations = {
  schema: 'installation',
  folder: new URL('../migrations/', import.meta.url),
  books: false,
};
const deployMigrations: Migrations = {
  schema: 'deploy',
  folder: new URL('../migrations/', import.meta.resolve('@tenantry/deploy')),
  books: false,
};
const signInMigrations: Migrations = {
  schema: 'sign_in',
  folder: new URL('../migrations/', import.meta.resolve('@tenantry/sign-in')),
  books: false,
};
const connections = 8;
const databaseSeconds = 30;
const databasePauseMilliseconds = 500;

/** Opens an installation: database, keys, directory, components, engine. The only place that puts them together. */
export async function openInstallation(options: InstallationOptions): Promise<Installation> {
  const { settings, logger } = options;
  const closers: (() => Promise<void>)[] = [];
  try {
    const connectionString = settings.databaseUrl ?? (await openPostgres(options, closers));
    if (options.migrate !== false) {
      await waitForDatabase(connectionString, options);
      await prepareBase(connectionString);
    }

    const pool = new pg.Pool({ connectionString, max: connections, application_name: 'tenantry installation' });
    pool.on('error', (error) => logger.warn({ error }, 'a database connection was lost'));
    closers.push(() => pool.end());
    const keys = await openKeys(options, pool);
    const host = createComponentHost(connectionString, options.extraComponents);
    const parts = {
      pool,
      host,
      store: createComponentStore(join(settings.data, 'components'), givenFolders()),
      share: createPackageShare(pool, join(settings.data, 'packages')),
    };
    if (options.components === 'packages') await beginEmpty(pool);
    const loaded = await loadComponents(parts, options);

    const directoryHost = await openDirectory(settings.directory, {
      pool,
      logger,
      mayBeAway: options.directoryMayBeAway ?? false,
      ...(options.waits ? { waits: options.waits } : {}),
      ...(options.watch ? { waited: options.watch.waited } : {}),
    });
    closers.push(() => directoryHost.close());
    const accounts = createAccounts(directoryHost);
    const attempts = createAttempts(pool, settings.signIn?.attempts ?? defaultAttemptLimits);
    const passwords = createPasswords(accounts, attempts);

    const engine = await openEngine({
      connectionString,
      components: loaded.components,
      async findVersion(namespace, version) {
        const row = (await readPackages(pool)).find(
          (each) => each.manifest.namespace === namespace && each.version === version,
        );
        if (!row) return undefined;
        const folder =
          (await parts.store.find(row.name, version, row.sha512)) ??
          (await parts.store.add(await parts.share.read(row)));
        return (await host.prepare([{ manifest: row.manifest, folder }])).components[0];
      },
      drivers: [directoryHost.driver],
      standing: directoryHost.standing,
      keys,
      logger,
      retentionMonths: settings.retentionMonths,
      authenticate: async (user, password) =>
        (await passwords.check({ user, password, address: undefined, locked: tooManyAttempts }))?.trustee,
      ...(options.queue === undefined ? {} : { queue: options.queue }),
      ...(options.name === undefined ? {} : { name: options.name }),
      ...(options.probe === undefined ? {} : { probe: options.probe }),
      ...(options.watch === undefined ? {} : options.watch),
      ...(options.limits === undefined ? {} : { limits: options.limits }),
    });
    closers.push(() => engine.stop());
    host.attach(engine);
    const { client } = engine;
    return {
      client,
      engine,
      accounts,
      attempts,
      passwords,
      tokens: createTokens(pool, accounts),
      directory: directoryHost.directory,
      addressBooks: openBookLibrary(directoryHost.directory, pool),
      devices: openDevicePartnerships(directoryHost, pool),
      pool,
      connectionString,
      deployment: { ...parts, connectionString, client, programVersion: programVersion() },
      loaded,
      webServices: host.webServices,
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

/** Brings the tables up to date that do not belong to components. */
export function prepareBase(connectionString: string): Promise<void> {
  return prepareDatabase(connectionString, [], [ownMigrations, embeddedMigrations, deployMigrations, signInMigrations]);
}

/** The database of the settings alone, for what works on it as a whole; the embedded one is started. */
export async function openDatabase(
  settings: InstallationOptions['settings'],
  say: (text: string) => void,
): Promise<{ readonly connectionString: string; close(): Promise<void> }> {
  const closers: (() => Promise<void>)[] = [];
  const connectionString = settings.databaseUrl ?? (await openPostgres({ settings, say }, closers));
  return { connectionString, close: () => closeAll(closers) };
}

/** Components as they are to be here. Tables of an older program are brought up to date; those of a newer one are refused. */
async function loadComponents(
  parts: Omit<ServerParts, 'host'> & { readonly host: ProgramHost },
  options: InstallationOptions,
): Promise<PreparedProgram> {
  const place = options.server ?? { name: '', roles: [] };
  try {
    const { selection } = await selectWanted(parts, place);
    const prepared = await parts.host.prepare(selection);
    if (options.migrate !== false) await prepared.migrate({ mayBeAhead: await isChanging(parts.pool) });
    await prepared.use();
    return prepared;
  } catch (cause) {
    if (!options.lenient || !(cause instanceof ProvisioningError)) throw cause;
    options.say?.(`${cause.code}: ${cause.message}`);
    return parts.host.prepare([]);
  }
}

/** A new installation in which nothing is installed yet; one that has begun stays as it is. */
async function beginEmpty(pool: pg.Pool): Promise<void> {
  await pool.query(
    `update deploy.installation set follows_program = false
    where not exists (select from deploy.server) and not exists (select from deploy.change)`,
  );
}

/** Whether the settings name an installation that was started before, or a database elsewhere. */
export async function hasInstallation(settings: Pick<Settings, 'data' | 'databaseUrl'>): Promise<boolean> {
  return settings.databaseUrl !== undefined || exists(dataDirectoryOf(settings));
}

function dataDirectoryOf({ data }: Pick<Settings, 'data'>): string {
  return join(data, 'postgres');
}

/** Starts the embedded server in the data folder; its end is the last of the closers. */
async function openPostgres(
  { settings, create = true, say }: Pick<InstallationOptions, 'settings' | 'create' | 'say'>,
  closers: (() => Promise<void>)[],
): Promise<string> {
  if (!create && !(await hasInstallation(settings))) throw NoInstallation(settings.data);
  await makeDataFolder(settings.data);
  const postgres = await startPostgres({ dataDirectory: dataDirectoryOf(settings), ...(say ? { say } : {}) });
  closers.push(() => postgres.stop());
  return postgres.connectionString;
}

/** The server may run as another user, who has to get through; the files in the folder are closed one by one. */
async function makeDataFolder(folder: string): Promise<void> {
  if ((await mkdir(folder, { recursive: true })) !== undefined) await chmod(folder, 0o711);
}

/** A server that is just starting gets some time; everything else that is wrong is told at once. */
async function waitForDatabase(connectionString: string, { logger }: InstallationOptions): Promise<void> {
  const deadline = Date.now() + databaseSeconds * 1000;
  for (let said = ''; ; ) {
    const client = new pg.Client({ connectionString });
    try {
      await client.connect();
      return;
    } catch (failure) {
      const cause = firstOf(failure);
      const reason = cause instanceof Error ? cause.message : String(cause);
      if (!isStarting(cause) || Date.now() > deadline) throw DatabaseUnreachable(addressOf(connectionString), reason);
      if (reason !== said) logger.warn({ reason, waitsSeconds: databaseSeconds }, 'the database does not answer yet');
      said = reason;
      await pause(databasePauseMilliseconds);
    } finally {
      await client.end().catch(() => undefined);
    }
  }
}

function isStarting(cause: unknown): boolean {
  // 57P03: the server is starting up.
  return cause instanceof Error && 'code' in cause && ['ECONNREFUSED', '57P03'].includes(String(cause.code));
}

/** The address without the password. */
function addressOf(connectionString: string): string {
  const { hostname, port, pathname } = new URL(connectionString);
  return `${hostname}${port === '' ? '' : `:${port}`}${pathname}`;
}

async function openKeys({ settings, logger }: InstallationOptions, pool: pg.Pool): Promise<Keys> {
  const keys = await readKeys(settings.keyFile, await findUsedKey(pool));
  if (await isOpenToOthers(settings.keyFile)) {
    logger.warn({ file: settings.keyFile }, 'the key file can be read by others; it should have mode 0600');
  }
  await rememberKeys(pool, keys, settings.keyFile);
  return keys;
}

/** Last opened, first closed. */
async function closeAll(closers: (() => Promise<void>)[]): Promise<void> {
  for (let close = closers.pop(); close; close = closers.pop()) await close().catch(() => undefined);
}

function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
