import { after } from 'node:test';

import { type Installation, type InstallationOptions, openInstallation } from '@tenantry/cli/installation';
import { readSnapshot, type Snapshot } from '@tenantry/cli/snapshot';
import { callOf, type Run, runProcedure, type TwoTenants, twoTenants } from '@tenantry/cli/two-tenants';
import type { Component } from '@tenantry/engine';
import type { Answer, Client, Submission } from '@tenantry/engine/client';
import type { Engine, EngineLimits, Probe, ProbePoint } from '@tenantry/engine/host';

import { makeDatabase } from './database.ts';
import type { DirectoryServers, TestDirectory } from './directory-servers.ts';
import { hostingTemplate } from './hosting-template.ts';
import { installationSettings, silentLogger } from './installation-settings.ts';
import { probeRelease } from './probe-release.ts';
import { requireKnownAttributes } from './require-known-attributes.ts';
import { requireVisibility } from './require-visibility.ts';
import { watchedDirectory } from './watched-directory.ts';

export interface HostingOptions {
  readonly limits?: Partial<EngineLimits>;
  /** False: takes nothing from the queue. Default true. */
  readonly queue?: boolean;
  readonly watch?: NonNullable<InstallationOptions['watch']>;
  /** The server that its process is, for its web services; default a tool that passes by. */
  readonly server?: NonNullable<InstallationOptions['server']>;
  /** How its callers prove who they are. */
  readonly signIn?: NonNullable<InstallationOptions['settings']['signIn']>;
  /** Real servers for its directory; default the directory in the database. */
  readonly directory?: DirectoryServers;
  /** Components that do not come with the program, such as one that is being written. */
  readonly extraComponents?: readonly Component[];
}

/** A hoster of a test's own: two tenants under one reseller, servers, stores, plans, an administrator each. */
export interface Hosting extends TwoTenants {
  /** Submits a document of the request language. */
  submit(document: string, as?: string): Promise<Answer>;
  /** Shows what a procedure would change. */
  plan(name: string, input: unknown, as?: string): Promise<Answer>;
  /** Everything that requests can change; two of them can be compared. */
  everything(): Promise<Snapshot>;
  readonly client: Client;
  readonly engine: Engine;
  /** All that it is made of; another one after `restart`. */
  readonly installation: Installation;
  readonly pool: Installation['pool'];
  readonly accounts: Installation['accounts'];
  readonly addressBooks: Installation['addressBooks'];
  readonly devices: Installation['devices'];
  readonly connectionString: string;
  /** Its real servers, if it has some. */
  readonly servers: TestDirectory | undefined;
  /** Where another engine of the same installation finds its keys. */
  readonly keys: { readonly data: string; readonly keyFile: string };
  /** Called at each moment of a write from now on, until it is set anew. */
  probe(probe: Probe | undefined): void;
  /** Ends the engine as `kill -9` would. `restart` brings another one. */
  crash(): Promise<void>;
  /** Another engine on the same database; it recovers what the one before left. */
  restart(): Promise<void>;
}

/** A fresh hoster; it ends with the test that asks for it. */
export async function hosting(options: HostingOptions = {}): Promise<Hosting> {
  const closers: (() => Promise<void>)[] = [];
  // Before anything is awaited: afterwards the runner may take it for the hook of another test.
  after(async () => {
    const failures: unknown[] = [];
    for (const close of closers) await close().catch((error: unknown) => failures.push(error));
    if (failures.length > 0) throw failures[0];
  });
  const { directory: kind, signIn, ...others } = options;
  const { database: template, paths, directory: kept } = await hostingTemplate(kind);
  const servers = await kind?.open(kept);
  if (servers) closers.unshift(() => servers.stop());
  const database = await makeDatabase(template);
  closers.unshift(() => database.drop());
  let probe: Probe | undefined;
  const { guard, release } = probeRelease();
  let installation = await open();
  closers.unshift(() => {
    release();
    return installation.stop({ drainMilliseconds: 0 });
  });
  if (!kind) closers.unshift(() => requireKnownAttributes(installation.pool));
  let touchesMail = false;
  let isDamaged = false;
  const watch = () => watchedDirectory(installation.directory, () => (isDamaged = true));
  let directory = watch();
  closers.unshift(async () => {
    if (touchesMail && !isDamaged && !kind) await requireVisibility(installation);
  });

  const run: Run = (name, input, trustee = 'system') => {
    touchesMail ||= /^(Hosted|Managed) Email 2007/.test(name);
    return runProcedure(installation.client, { name, input, trustee });
  };
  return {
    ...twoTenants({ run, paths, directory }),
    submit: (document, trustee = 'system') => installation.client.submit({ what: { document }, caller: { trustee } }),
    plan: (name, input, trustee = 'system') =>
      installation.client.plan({ what: callOf(name, input), caller: { trustee } } satisfies Submission),
    everything: () => readSnapshot(installation.directory, installation.pool, options.extraComponents),
    get client() {
      return installation.client;
    },
    get installation() {
      return installation;
    },
    get engine() {
      return installation.engine;
    },
    get directory() {
      return directory;
    },
    get pool() {
      return installation.pool;
    },
    get accounts() {
      return installation.accounts;
    },
    get addressBooks() {
      return installation.addressBooks;
    },
    get devices() {
      return installation.devices;
    },
    connectionString: database.connectionString,
    servers,
    keys: await installationSettings(database.connectionString),
    probe(wanted) {
      probe = wanted;
    },
    crash: () => installation.engine.crash(),
    async restart() {
      await installation.stop({ drainMilliseconds: 0 });
      installation = await open();
      directory = watch();
    },
  };

  async function open(): Promise<Installation> {
    const settings = await installationSettings(database.connectionString);
    return openInstallation({
      settings: { ...settings, directory: servers?.settings, ...(signIn ? { signIn } : {}) },
      logger: silentLogger,
      // The template has the tables of all others.
      migrate: others.extraComponents !== undefined,
      probe: guard((point: ProbePoint) => probe?.(point)),
      ...others,
    });
  }
}
