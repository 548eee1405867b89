import {
  type ComponentHost,
  ComponentUnusable,
  importComponent,
  type Level,
  type Manifest,
  type PreparedComponents,
  type Selected,
} from '@tenantry/deploy';
import type { Component } from '@tenantry/engine';
import {
  type Engine,
  findPending,
  type Migrations,
  migrate,
  migrateBack,
  readApplied,
  readLevels,
} from '@tenantry/engine/host';
import type { WebService } from '@tenantry/soap';
import pg from 'pg';

import { type LoadedComponent, readProgramComponents } from './program-components.ts';

/** The components of a process, and what replaces them. */
export interface ProgramHost extends ComponentHost {
  prepare(selection: readonly Selected[]): Promise<PreparedProgram>;
  /** From now on the engine that uses them. */
  attach(engine: Pick<Engine, 'load' | 'drained'>): void;
  /** The web services in use; the list itself changes when components are loaded. */
  readonly webServices: readonly WebService[];
}

export interface PreparedProgram extends PreparedComponents {
  readonly components: readonly Component[];
}

/** A request that takes longer than this does not hold up a deployment: it ends on the code that it has. */
const drainMilliseconds = 30_000;

/** @param extraComponents those that neither come with the program nor are deployed, for tests of one that is being written */
export function createComponentHost(connectionString: string, extraComponents: readonly Component[] = []): ProgramHost {
  const program = readProgramComponents();
  const webServices: WebService[] = [];
  let engine: Pick<Engine, 'load' | 'drained'> | undefined;

  return {
    program: program.map(({ manifest }) => manifest),
    webServices,
    attach(started) {
      engine = started;
    },
    async prepare(selection) {
      const loaded = await Promise.all(selection.map((each) => load(program, each)));
      return prepared(loaded);
    },
    levels: () => inSession(connectionString, async (client) => highest(await readApplied(client))),
    migrateBack: (levels) => inSession(connectionString, (client) => migrateBack(client, levels)),
  };

  function prepared(loaded: readonly LoadedComponent[]): PreparedProgram {
    const components = [...loaded.flatMap(({ component }) => (component ? [component] : [])), ...extraComponents];
    const sets = components.flatMap(({ migrations }): Migrations[] =>
      migrations ? [{ ...migrations, books: true }] : [],
    );
    return {
      components,
      async use() {
        webServices.splice(0, webServices.length, ...loaded.flatMap(({ service }) => (service ? [service] : [])));
        engine?.load(components);
        await Promise.race([engine?.drained(), pause(drainMilliseconds)]);
      },
      pendingMigrations: () => inSession(connectionString, (client) => findPending(client, sets)),
      migrate: ({ mayBeAhead }) =>
        inSession(connectionString, (client) =>
          migrate(
            client,
            sets.map((set) => ({ ...set, mayBeAhead })),
          ),
        ),
      levels: () => readLevels(sets),
      procedures(name) {
        const found = loaded.find(({ manifest }) => manifest.name === name);
        return Object.entries(found?.component?.procedures ?? {}).map(([key, procedure]) => procedure.name ?? key);
      },
    };
  }
}

async function load(program: readonly LoadedComponent[], { manifest, folder }: Selected): Promise<LoadedComponent> {
  if (folder === undefined) {
    const found = program.find((each) => each.manifest.name === manifest.name);
    if (!found) throw ComponentUnusable(manifest.name, 'it does not come with this program');
    return found;
  }
  const exported = await importComponent(folder, `${manifest.name} ${manifest.version}`);
  if (manifest.kind === 'web-service')
    return { manifest, component: undefined, service: readService(manifest, exported) };
  return { manifest, component: readComponent(manifest, exported), service: undefined };
}

/** What a package exports is only known when it is looked at; from here on it is what it says. */
function readComponent(manifest: Manifest, exported: unknown): Component {
  const component = exported as Partial<Component>;
  const { namespace, procedures } = component;
  if (namespace !== manifest.namespace || typeof procedures !== 'object') {
    throw ComponentUnusable(manifest.name, `it is "${namespace}", its manifest says "${manifest.namespace}"`);
  }
  return { ...(component as Component), version: manifest.version };
}

function readService(manifest: Manifest, exported: unknown): WebService {
  const service = exported as Partial<WebService>;
  if (typeof service.operations !== 'function' || typeof service.name !== 'string') {
    throw ComponentUnusable(manifest.name, 'it is no web service');
  }
  return service as WebService;
}

function highest(applied: readonly Level[]): Level[] {
  const schemas = Map.groupBy(applied, ({ schema }) => schema);
  return [...schemas].map(([schema, own]) => ({ schema, number: Math.max(...own.map(({ number }) => number)) }));
}

async function inSession<T>(connectionString: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString, application_name: 'tenantry migrations' });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds).unref());
}
