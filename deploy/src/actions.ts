import semver from 'semver';

import type { ChangeParts } from './change-parts.ts';
import { ActionSenseless, NoSuchAction, NoSuchComponent, NoSuchGroup, NoSuchServer } from './errors.ts';
import { inventoryOf } from './server-components.ts';
import { listServers } from './servers.ts';
import { groupsOf, type KnownComponent, listComponents } from './tree.ts';

export type ActionKind = 'install' | 'uninstall' | 'execute' | 'verify';

/** What an operator wants; nothing happens until the deployment is started. */
export interface ActionOrder {
  readonly kind: ActionKind;
  /** Name, published name or package name. */
  readonly component: string;
  readonly server?: string;
  readonly procedure?: string;
  readonly version?: string;
  readonly parameters?: Readonly<Record<string, string>>;
}

/** A queued action. */
export interface Action {
  readonly id: number;
  readonly kind: ActionKind;
  readonly component: string;
  readonly server: string;
  readonly procedure: string;
  readonly version: string | null;
  readonly parameters: Readonly<Record<string, string>> | null;
  readonly state: 'pending' | 'running' | 'done' | 'failed' | 'cancelled';
  readonly operator: string;
  readonly queuedAt: Date;
  readonly endedAt: Date | null;
  readonly message: string | null;
}

const columns = `id, kind, component, server, procedure, version, parameters, state, operator,
  queued_at as "queuedAt", ended_at as "endedAt", message`;

/** Queues an action after a look whether it makes sense. An earlier one for the same thing gives way. */
export async function queueAction(parts: ChangeParts, order: ActionOrder, operator: string): Promise<Action> {
  const components = await listComponents(parts);
  const known = findComponent(components, order.component);
  await checkServer(parts, order, known);
  const version = order.kind === 'install' ? await newestVersion(parts, known.manifest.name, order.version) : null;
  if (order.kind === 'uninstall' && !known.installed) {
    throw ActionSenseless(`${known.manifest.namespace} is not installed.`, 'Nothing is to be uninstalled.');
  }
  const procedure = order.kind === 'execute' ? (order.procedure ?? known.manifest.initialize[0] ?? '') : '';
  if (order.kind === 'execute' && procedure === '') {
    throw ActionSenseless(
      `${known.manifest.namespace} has nothing to initialize.`,
      'Name a procedure with --procedure.',
    );
  }
  if (order.kind === 'execute') await checkParameters(parts, known, { procedure, given: order.parameters ?? {} });
  const { name } = known.manifest;
  await parts.pool.query(
    `update deploy.action
    set state = 'cancelled', ended_at = now(), message = 'replaced by a later one'
    where component = $1 and server = $2 and procedure = $3 and state in ('pending', 'failed')
      and (kind = $4 or ($4 in ('install', 'uninstall') and kind in ('install', 'uninstall')))`,
    [name, order.server ?? '', procedure, order.kind],
  );
  const { rows } = await parts.pool.query<Action>(
    `insert into deploy.action (kind, component, server, procedure, version, parameters, operator)
    values ($1, $2, $3, $4, $5, $6, $7)
    returning ${columns}`,
    [order.kind, name, order.server ?? '', procedure, version, JSON.stringify(order.parameters ?? {}), operator],
  );
  const [action] = rows;
  if (!action) throw NoSuchComponent(order.component);
  return action;
}

/** Queues the same for all of a group that it makes sense for. */
export async function queueGroup(
  parts: ChangeParts,
  { kind, group }: { readonly kind: ActionKind; readonly group: string },
  operator: string,
): Promise<Action[]> {
  const groups = groupsOf(await listComponents(parts));
  const members = [...groups].find(([name]) => plain(name) === plain(group))?.[1];
  if (!members) throw NoSuchGroup(group, [...groups.keys()].join(', '));
  const actions: Action[] = [];
  for (const { manifest, installed } of members) {
    const { name: component, initialize } = manifest;
    if (kind === 'execute') {
      for (const procedure of initialize)
        actions.push(await queueAction(parts, { kind, component, procedure }, operator));
    } else if (kind === 'install' || installed) {
      actions.push(await queueAction(parts, { kind, component }, operator));
    }
  }
  return actions;
}

/** Takes actions back; gives how many. */
export async function cancelActions({ pool }: ChangeParts, ids: readonly number[] | 'all'): Promise<number> {
  const { rowCount } = await pool.query(
    `update deploy.action
    set state = 'cancelled', ended_at = now()
    where state in ('pending', 'failed') and ($1::integer[] is null or id = any($1))`,
    [ids === 'all' ? null : ids],
  );
  if (ids !== 'all' && rowCount === 0) throw NoSuchAction(ids.join(', '));
  return rowCount ?? 0;
}

/** What waits for the start: queued, or failed the last time. */
export async function listPending({ pool }: Pick<ChangeParts, 'pool'>): Promise<Action[]> {
  const { rows } = await pool.query<Action>(
    `select ${columns} from deploy.action where state in ('pending', 'running', 'failed') order by id`,
  );
  return rows;
}

/** All actions ever, newest first. */
export async function listActions({ pool }: Pick<ChangeParts, 'pool'>, limit = 100): Promise<Action[]> {
  const { rows } = await pool.query<Action>(`select ${columns} from deploy.action order by id desc limit $1`, [limit]);
  return rows;
}

export function findComponent(components: readonly KnownComponent[], wanted: string): KnownComponent {
  const found = components.find(({ manifest }) =>
    [manifest.name, manifest.namespace, manifest.package].some((name) => plain(name) === plain(wanted)),
  );
  if (!found) throw NoSuchComponent(wanted);
  return found;
}

async function checkServer(
  parts: ChangeParts,
  { server, kind }: ActionOrder,
  { manifest }: KnownComponent,
): Promise<void> {
  if (server === undefined) return;
  const servers = (await listServers(parts.pool)).map(({ name }) => name);
  if (!servers.includes(server)) throw NoSuchServer(server, servers.join(', '));
  if (kind !== 'verify' && manifest.kind !== 'web-service') {
    throw ActionSenseless(
      `${manifest.namespace} goes to every server that runs requests.`,
      'Leave the server out; only web services are placed on single servers.',
    );
  }
}

/** The version to install: the newest that there is, or the one that was asked for. */
async function newestVersion(parts: ChangeParts, name: string, wanted: string | undefined): Promise<string> {
  const { packages } = await inventoryOf(parts);
  const versions = [
    ...packages.filter((each) => each.name === name).map(({ version }) => version),
    ...parts.host.program.filter((each) => each.name === name).map(({ version }) => version),
  ];
  const [newest] = semver.rsort(versions);
  if (wanted === undefined && newest !== undefined) return newest;
  if (wanted !== undefined && versions.includes(wanted)) return wanted;
  throw ActionSenseless(`There is no version ${wanted} of ${name}.`, `There are: ${versions.join(', ')}.`);
}

/** A procedure that needs what was not given waits for the operator, in a state of its own. */
async function checkParameters(
  parts: ChangeParts,
  { manifest }: KnownComponent,
  { procedure, given }: { readonly procedure: string; readonly given: Readonly<Record<string, string>> },
): Promise<void> {
  const listing = parts.client
    .procedures()
    .find((each) => plain(each.namespace) === plain(manifest.namespace) && plain(each.name) === plain(procedure));
  const required = (listing?.inputs ?? []).filter((each) => each.required && !each.path.includes('/'));
  const lacking = required.map(({ path }) => path).filter((path) => given[path] === undefined);
  if (lacking.length === 0) return;
  await parts.pool.query(
    `insert into deploy.item (component, procedure, state, message)
    values ($1, $2, 'User Input Needed', $3)
    on conflict (component, server, procedure) do update set state = excluded.state, message = excluded.message, changed_at = now()`,
    [manifest.name, procedure, `needs ${lacking.join(', ')}`],
  );
  throw ActionSenseless(
    `${manifest.namespace}::${procedure} needs ${lacking.join(', ')}.`,
    'Give them with --parameter NAME=VALUE.',
  );
}

function plain(text: string): string {
  return text.replaceAll(/[^A-Za-z0-9]/g, '').toLowerCase();
}
