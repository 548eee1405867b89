import semver from 'semver';
import { queueAction } from './actions.ts';
import type { ChangeParts } from './change-parts.ts';
import { RequirementsInvalid } from './errors.ts';
import { isOn } from './inventory.ts';
import { inventoryOf, type ServerParts } from './server-components.ts';
import { listServers } from './servers.ts';

/** What an installation has, so that another one can be made the same. */
export interface WantedState {
  readonly format: 1;
  readonly components: readonly {
    readonly name: string;
    readonly version: string;
    /** Servers of a web service. */
    readonly servers?: readonly string[];
  }[];
}

/** A component that is other than wanted. */
export interface Drift {
  readonly component: string;
  readonly server: string;
  /** Version that is there; undefined where it is not. */
  readonly found: string | undefined;
  readonly wanted: string | undefined;
}

/** What is to be installed, as a document. */
export async function exportState(parts: ServerParts): Promise<WantedState> {
  const inventory = await inventoryOf(parts);
  const servers = await listServers(parts.pool);
  return {
    format: 1,
    components: inventory.installed.map((each) => {
      const { name, version, kind } = each.manifest;
      const placed = servers.filter((server) => isOn(each, server, inventory)).map((server) => server.name);
      return kind === 'web-service' ? { name, version, servers: placed } : { name, version };
    }),
  };
}

export function readState(text: string, file: string): WantedState {
  let json: Partial<WantedState>;
  try {
    json = JSON.parse(text) as Partial<WantedState>;
  } catch (cause) {
    throw RequirementsInvalid(file, (cause as Error).message);
  }
  const { format, components } = json;
  if (format !== 1 || !Array.isArray(components)) throw RequirementsInvalid(file, 'it has no components of format 1.');
  const wrong = components.find((each) => typeof each.name !== 'string' || semver.valid(each.version) === null);
  if (wrong) throw RequirementsInvalid(file, `${JSON.stringify(wrong).slice(0, 80)} has no name or no version.`);
  return { format, components };
}

/** Queues what makes this installation like the document; the deployment is then started as ever. Gives how many actions. */
export async function importState(parts: ChangeParts, wanted: WantedState, operator: string): Promise<number> {
  const { installed } = await inventoryOf(parts);
  const now = await exportState(parts);
  let count = 0;
  const queue = async (order: Parameters<typeof queueAction>[1]) => {
    await queueAction(parts, order, operator);
    count++;
  };
  for (const { manifest } of installed) {
    const isWanted = wanted.components.some(({ name }) => name === manifest.name);
    if (!isWanted) await queue({ kind: 'uninstall', component: manifest.name });
  }
  for (const { name: component, version, servers } of wanted.components) {
    const present = now.components.find(({ name }) => name === component);
    if (!servers) {
      if (present?.version !== version) await queue({ kind: 'install', component, version });
      continue;
    }
    const changed = present?.version !== version;
    for (const server of servers) {
      if (changed || !present?.servers?.includes(server)) await queue({ kind: 'install', component, version, server });
    }
    for (const server of present?.servers ?? []) {
      if (!servers.includes(server)) await queue({ kind: 'uninstall', component, server });
    }
  }
  return count;
}

/** Where servers are other than they are to be: by the records of this installation, or by a document. */
export async function findDrift(parts: ServerParts, wanted?: WantedState): Promise<Drift[]> {
  const { components } = wanted ?? (await exportState(parts));
  const servers = await listServers(parts.pool);
  const { rows: items } = await parts.pool.query<{ component: string; server: string; version: string }>(
    "select component, server, version from deploy.item where server <> '' and state <> 'Not Installed'",
  );
  const names = new Set([...components.map(({ name }) => name), ...items.map(({ component }) => component)]);
  return [...names].flatMap((component) =>
    servers.flatMap(({ name: server }): Drift[] => {
      const known = components.find(({ name }) => name === component);
      const isPlaced = known !== undefined && (known.servers?.includes(server) ?? true);
      const expected = isPlaced ? known.version : undefined;
      const found = items.find((each) => each.component === component && each.server === server)?.version;
      return found === expected ? [] : [{ component, server, found, wanted: expected }];
    }),
  );
}
