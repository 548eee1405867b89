import type { Pool } from 'pg';

import type { Manifest } from './manifest.ts';
import { inventoryOf, type ServerParts } from './server-components.ts';
import { listServers } from './servers.ts';

/** States as the historical tool has them. Source: deployment-tool.md 3 */
export const itemStates = [
  'Not Installed',
  'Install Failed',
  'User Input Needed',
  'Unverified',
  'Verify Failed',
  'Verified',
] as const;

export type ItemState = (typeof itemStates)[number];

/** A line of the Requirements Status pane. */
export interface TreeNode {
  readonly title: string;
  readonly kind: 'group' | 'component' | 'server' | 'procedure';
  readonly component?: string;
  readonly server?: string;
  readonly procedure?: string;
  readonly state?: ItemState;
  readonly version?: string;
  readonly message?: string;
  /** What is queued for it. */
  readonly pending?: string;
  readonly children: readonly TreeNode[];
}

/** A component with all that is known of it. */
export interface KnownComponent {
  readonly manifest: Manifest;
  readonly installed: boolean;
}

/** Names of the two parts of a group: what is installed, and what is executed. */
const parts: Readonly<Record<string, readonly [string, string]>> = {
  'Core Platform': ['Core MPF Install', 'Core Configuration'],
  'Hosted Exchange': ['Exchange Provisioning', 'Exchange Provisioning Configuration'],
};
const groupOrder = ['Core Platform', 'Service Components', 'Hosted Exchange', 'MPS Web Service'];

/** Every component of the program and of the share; of several versions the installed or else the newest one. */
export async function listComponents(server: ServerParts): Promise<KnownComponent[]> {
  const { installed, packages } = await inventoryOf(server);
  const known = new Map<string, KnownComponent>();
  for (const manifest of server.host.program) known.set(manifest.name, { manifest, installed: false });
  for (const { manifest } of packages) known.set(manifest.name, { manifest, installed: false });
  for (const { manifest } of installed) known.set(manifest.name, { manifest, installed: true });
  return [...known.values()].sort((a, b) => a.manifest.namespace.localeCompare(b.manifest.namespace));
}

/** Groups that commands take, with their components: whole ones and their parts. */
export function groupsOf(components: readonly KnownComponent[]): Map<string, readonly KnownComponent[]> {
  const groups = new Map<string, readonly KnownComponent[]>();
  for (const [group, members] of Map.groupBy(components, ({ manifest }) => manifest.group)) {
    groups.set(group, members);
    for (const part of parts[group] ?? []) groups.set(part, members);
  }
  return groups;
}

interface ItemRow {
  readonly component: string;
  readonly server: string;
  readonly procedure: string;
  readonly state: ItemState;
  readonly version: string | null;
  readonly message: string | null;
}

interface PendingRow {
  readonly component: string;
  readonly server: string;
  readonly procedure: string;
  readonly kind: string;
}

/** The tree of the Deployment Tool. */
export async function readTree(server: ServerParts): Promise<TreeNode[]> {
  const { pool } = server;
  const components = await listComponents(server);
  const servers = (await listServers(pool)).map(({ name }) => name);
  const items = await readItems(pool);
  const { rows: pending } = await pool.query<PendingRow>(
    "select component, server, procedure, kind from deploy.action where state in ('pending', 'running', 'failed') order by id",
  );
  const byGroup = Map.groupBy(components, ({ manifest }) => manifest.group);
  const names = [...byGroup.keys()].sort((a, b) => rank(a) - rank(b) || a.localeCompare(b));
  return names.map((group) => {
    const members = byGroup.get(group) ?? [];
    const nodes = members.map((each) => componentNode(each, { items, pending, servers }));
    const names = parts[group];
    if (!names) return groupNode(group, nodes);
    const procedures = members.flatMap((each) => procedureNodes(each, { items, pending, servers }));
    return groupNode(group, [groupNode(names[0], nodes), groupNode(names[1], procedures)]);
  });
}

interface Known {
  readonly items: readonly ItemRow[];
  readonly pending: readonly PendingRow[];
  readonly servers: readonly string[];
}

function groupNode(title: string, children: readonly TreeNode[]): TreeNode {
  return { title, kind: 'group', children };
}

function componentNode({ manifest }: KnownComponent, { items, pending, servers }: Known): TreeNode {
  const { name, namespace } = manifest;
  const rows = items.filter(
    (each) => each.component === name && each.procedure === '' && servers.includes(each.server),
  );
  const children = rows.map(
    ({ server, state, version, message }): TreeNode => ({
      title: server,
      kind: 'server',
      component: name,
      server,
      state,
      ...(version === null ? {} : { version }),
      ...(message === null ? {} : { message }),
      ...queued(pending, (each) => each.component === name && each.server === server && each.procedure === ''),
      children: [],
    }),
  );
  const version = rows.find((row) => row.version !== null)?.version;
  return {
    title: namespace,
    kind: 'component',
    component: name,
    state: worst(rows.map(({ state }) => state)),
    ...(version ? { version } : {}),
    ...queued(pending, (each) => each.component === name && each.server === '' && each.procedure === ''),
    children,
  };
}

function procedureNodes({ manifest }: KnownComponent, { items, pending }: Known): TreeNode[] {
  const { name, namespace, initialize } = manifest;
  return initialize.map((procedure): TreeNode => {
    const row = items.find((each) => each.component === name && each.procedure === procedure);
    return {
      title: `${procedure} ${namespace}`,
      kind: 'procedure',
      component: name,
      procedure,
      state: row?.state ?? 'Not Installed',
      ...(row?.message ? { message: row.message } : {}),
      ...queued(pending, (each) => each.component === name && each.procedure === procedure),
      children: [],
    };
  });
}

function queued(pending: readonly PendingRow[], belongs: (row: PendingRow) => boolean): { pending?: string } {
  const kinds = pending.filter(belongs).map(({ kind }) => kind);
  return kinds.length > 0 ? { pending: kinds.join(', ') } : {};
}

/** Of several servers the one that needs attention most; not installed anywhere is no fault. */
function worst(states: readonly ItemState[]): ItemState {
  const order: readonly ItemState[] = [
    'Install Failed',
    'User Input Needed',
    'Verify Failed',
    'Unverified',
    'Verified',
  ];
  return order.find((each) => states.includes(each)) ?? 'Not Installed';
}

function rank(group: string): number {
  const at = groupOrder.indexOf(group);
  return at < 0 ? groupOrder.length : at;
}

async function readItems(pool: Pool): Promise<ItemRow[]> {
  const { rows } = await pool.query<ItemRow>('select * from deploy.item order by component, server, procedure');
  return rows;
}
