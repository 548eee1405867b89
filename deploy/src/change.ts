import type { Client } from '@tenantry/engine/client';
import { ProvisioningError } from '@tenantry/engine/client';
import { type Element, renderXml } from '@tenantry/schema';
import pg from 'pg';

import { deployChannel } from './agent.ts';
import {
  ChangeUnfinished,
  DeploymentBusy,
  InitializeFailed,
  MigrationFailed,
  NoServer,
  ServerFailed,
  ServerLate,
  ServerSilent,
} from './errors.ts';
import type { Level } from './host.ts';
import { type Wanted, writeWanted } from './inventory.ts';
import { writeLog } from './log.ts';
import { inventoryOf, prepareWanted, type ServerParts } from './server-components.ts';
import { listServers, type Server, silentSeconds } from './servers.ts';
import { tellFault } from './tell-fault.ts';

/** A procedure that is to be run after components have changed. */
export interface Initialization {
  readonly namespace: string;
  readonly procedure: string;
  /** Children of executeData. */
  readonly parameters: Readonly<Record<string, string>>;
}

/** What is to become of the installation. */
export interface ChangeOrder {
  readonly kind: 'deployment' | 'rollup' | 'revert';
  readonly title: string;
  readonly operator: string;
  readonly after: Wanted;
  readonly initialize: readonly Initialization[];
  /** Packages that are new in the share, and how they get there. */
  readonly copied: readonly string[];
  copy(): Promise<void>;
  /** Writes what belongs to the change, in the SQL transaction with which it begins. */
  note?(client: pg.PoolClient, id: number): Promise<void>;
}

export interface ChangeParts extends ServerParts {
  readonly connectionString: string;
  readonly client: Client;
  /** Told each step as it happens. */
  readonly onStep?: (line: string) => void;
}

/** The order of the steps is the order in which they are undone backward. */
const steps = ['copying', 'staging', 'migrating', 'switching', 'verifying', 'initializing'] as const;

type Step = (typeof steps)[number];

interface ChangeRow {
  readonly id: number;
  readonly kind: ChangeOrder['kind'];
  readonly title: string;
  readonly operator: string;
  readonly state: 'under-way' | 'undoing';
  readonly step: Step;
  readonly before: Wanted;
  readonly levels: readonly Level[];
  readonly copied: readonly string[];
  readonly initialize: readonly Initialization[];
}

/** Number of the advisory lock of whoever changes the installation. */
const driverLock = 746110;
const waitSeconds = 60;
const initializeSeconds = 300;
const lookMilliseconds = 100;

/** Lets one process at a time change the installation; the others are told who does. */
export async function alone<T>(parts: ChangeParts, work: () => Promise<T>): Promise<T> {
  const session = await tryDriverLock(parts.connectionString);
  if (!session) throw await whoIsBusy(parts);
  try {
    return await work();
  } finally {
    await session.end();
  }
}

/** Undoes, or brings to its end, what a process left that died at it. Does nothing while somebody is at work. */
export async function recoverChange(parts: ChangeParts): Promise<void> {
  if (!(await findOpen(parts))) return;
  const session = await tryDriverLock(parts.connectionString);
  if (!session) return;
  try {
    await resume(parts);
  } finally {
    await session.end();
  }
}

/** With the lock: takes up a change that was left. */
export async function resume(parts: ChangeParts): Promise<void> {
  const open = await findOpen(parts);
  if (!open) return;
  const run = runOf(parts, open.id);
  await run.say(
    `${open.title} was interrupted at ${open.step}; ${open.state === 'undoing' ? 'it is being undone further' : 'taking it up'}`,
  );
  // The initialization is the last step that can fail, and one request: its outcome decides.
  if (open.state === 'under-way' && open.step === 'initializing') {
    try {
      await initialize(parts, { id: open.id, list: open.initialize });
      return await finish(parts, open.id);
    } catch (error) {
      return undo(parts, open, error);
    }
  }
  await undo(parts, open, ChangeUnfinished(open.title));
}

/** Changes the installation: all of it, or nothing. Call it inside `alone`. Gives the number of the change. */
export async function makeChange(parts: ChangeParts, order: ChangeOrder): Promise<number> {
  await resume(parts);
  const servers = await requireServers(parts);
  const before = (await inventoryOf(parts)).wanted;
  const levels = await parts.host.levels();
  const id = await inTransaction(parts.pool, async (client) => {
    const { rows } = await client.query<{ id: number }>(
      `insert into deploy.change (kind, title, operator, state, step, before, after, levels, copied, initialize)
    values ($1, $2, $3, 'under-way', 'copying', $4, $5, $6, $7, $8)
    returning id`,
      [
        order.kind,
        order.title,
        order.operator,
        JSON.stringify(before),
        JSON.stringify(order.after),
        JSON.stringify(levels),
        order.copied,
        JSON.stringify(order.initialize),
      ],
    );
    const number = rows[0]?.id ?? 0;
    await order.note?.(client, number);
    return number;
  });
  try {
    await carryOut(parts, { id, order, servers });
  } catch (error) {
    const open = await findOpen(parts);
    if (open?.id === id) await undo(parts, open, error);
    throw error;
  }
  return id;
}

interface Running {
  readonly id: number;
  readonly order: ChangeOrder;
  readonly servers: readonly Server[];
}

async function carryOut(parts: ChangeParts, { id, order, servers }: Running): Promise<void> {
  const { pool } = parts;
  const run = runOf(parts, id);
  await run.say(`${order.title}: copying packages`);
  await order.copy();

  await run.begin('staging');
  await run.assign('stage', servers);

  await run.begin('migrating');
  const { prepared } = await prepareWanted(parts, { name: '', roles: [] }, order.after);
  await prepared.migrate({ mayBeAhead: true }).catch((cause: unknown) => {
    throw cause instanceof ProvisioningError ? cause : MigrationFailed((cause as Error).message);
  });

  await run.begin('switching');
  await inTransaction(pool, (client) => writeWanted(client, order.after));
  // One after the other: callers always find a server that takes their request.
  for (const server of servers) await run.assign('switch', [server]);
  // Versions that know less have come back: what only the newer ones needed goes, now that nobody uses it.
  await parts.host.migrateBack(await prepared.levels());

  await run.begin('verifying');
  const { wanted, installed } = await inventoryOf(parts, order.after);
  const changed = installed.map(({ manifest }) => manifest.name).filter((name) => name in wanted.components);
  for (const server of servers) await run.assign('verify', [server], await on(parts, { server, names: changed }));

  await run.begin('initializing');
  if (order.initialize.length > 0) {
    await run.say(`executing ${order.initialize.map(nameOf).join(', ')}`);
    await initialize(parts, { id, list: order.initialize });
  }
  await finish(parts, id);
  await run.say(`${order.title}: done`);
}

/** The components among these that a server says it has. */
async function on(
  { pool }: ChangeParts,
  { server, names }: { server: Server; names: readonly string[] },
): Promise<string[]> {
  const { rows } = await pool.query<{ component: string }>(
    `select component from deploy.item where server = $1 and component = any($2) and state <> 'Not Installed'`,
    [server.name, names],
  );
  return rows.map(({ component }) => component);
}

async function finish({ pool }: ChangeParts, id: number): Promise<void> {
  await pool.query("update deploy.change set state = 'done', ended_at = now() where id = $1", [id]);
}

/** Backward through what may have been done. A server that is away takes what is to be when it comes back. */
async function undo(parts: ChangeParts, change: ChangeRow, reason: unknown): Promise<void> {
  const { pool } = parts;
  const run = runOf(parts, change.id);
  const { code, message } = tellFault(reason);
  await pool.query(
    "update deploy.change set state = 'undoing', code = coalesce(code, $2), message = coalesce(message, $3) where id = $1",
    [change.id, code, message],
  );
  await run.say(`undoing ${change.title}: ${code}: ${message}`);
  const reached = steps.indexOf(change.step);
  if (reached >= steps.indexOf('switching')) {
    // A revert may have taken tables back that the version to which we return needs: they come first.
    const { prepared } = await prepareWanted(parts, { name: '', roles: [] }, change.before);
    await prepared.migrate({ mayBeAhead: true });
    await inTransaction(pool, (client) => writeWanted(client, change.before));
    for (const server of (await listServers(pool)).filter(({ state }) => state === 'running')) {
      await run
        .assign('switch', [server])
        .catch((error: unknown) => run.say(`${server.name}: ${(error as Error).message}`));
    }
  }
  if (reached >= steps.indexOf('migrating')) await parts.host.migrateBack(await levelsBefore(parts, change.levels));
  await parts.share.remove(change.copied);
  await pool.query("update deploy.change set state = 'undone', ended_at = now() where id = $1", [change.id]);
  await run.say(`${change.title}: undone; everything is as before`);
}

/** Schemas that were not there before go back to nothing. */
async function levelsBefore({ host }: ChangeParts, levels: readonly Level[]): Promise<Level[]> {
  const now = await host.levels();
  return now.map(({ schema }) => ({ schema, number: levels.find((each) => each.schema === schema)?.number ?? 0 }));
}

/** One request with all procedures: done or undone as a whole, and under its id done only once. */
function initialize(
  parts: ChangeParts,
  { id, list }: { readonly id: number; readonly list: readonly Initialization[] },
): Promise<void> {
  return list.length === 0 ? Promise.resolve() : executeAll(parts, `deploy-change-${id}`, list);
}

/** Runs procedures on an engine server, in one transaction. */
export async function executeAll(
  { client }: Pick<ChangeParts, 'client'>,
  clientTransactionId: string,
  list: readonly Initialization[],
): Promise<void> {
  const queued = await client.submit({
    what: { document: renderXml(initializeDocument(list)) },
    caller: { trustee: 'system' },
    clientTransactionId,
    queue: {},
  });
  const answer = queued.error ? queued : await client.wait(queued.requestId, initializeSeconds * 1000);
  if (answer?.state === 'done') return;
  const error = answer?.error ?? { code: 'ENGINE_BUSY', message: `it has not ended within ${initializeSeconds} s.` };
  if (!answer?.error) await client.cancel(queued.requestId);
  throw InitializeFailed(list.map(nameOf).join(', '), error.code, error.message);
}

function initializeDocument(list: readonly Initialization[]): Element {
  const executes = list.map(
    ({ namespace, procedure, parameters }): Element => ({
      name: 'execute',
      attributes: { namespace, procedure },
      children: [
        element(
          'executeData',
          Object.entries(parameters).map(([name, value]) => element(name, [value])),
        ),
      ],
    }),
  );
  return element('request', [element('data', []), element('procedure', executes)]);
}

function element(name: string, children: (Element | string)[]): Element {
  return { name, attributes: {}, children };
}

function nameOf({ namespace, procedure }: Initialization): string {
  return `${namespace}::${procedure}`;
}

/** What a running change tells and asks. */
function runOf(parts: ChangeParts, id: number) {
  const { pool } = parts;
  const say = async (line: string) => {
    parts.onStep?.(line);
    await writeLog(pool, { changeId: id, line });
  };
  return {
    say,
    /** The intent is durable before anything of the step is done. */
    async begin(step: Step) {
      await pool.query('update deploy.change set step = $2 where id = $1', [id, step]);
      await say(step);
    },
    /** Asks servers for something and waits until all have done it. */
    async assign(kind: 'stage' | 'switch' | 'verify', servers: readonly Server[], components: readonly string[] = []) {
      const names = servers.map(({ name }) => name);
      const { rows } = await pool.query<{ id: number }>(
        `insert into deploy.assignment (change_id, server, kind, components)
        select $1, s, $3, $4 from unnest($2::text[]) s
        returning id`,
        [id, names, kind, components],
      );
      await pool.query(`select pg_notify('${deployChannel}', 'assigned')`);
      await waitFor(
        parts,
        rows.map((row) => row.id),
      );
      await say(`${kind} on ${names.join(', ')}`);
    },
  };
}

export async function waitFor({ pool }: Pick<ChangeParts, 'pool'>, ids: readonly number[]): Promise<void> {
  const deadline = performance.now() + waitSeconds * 1000;
  for (;;) {
    const { rows } = await pool.query<{ server: string; state: string; code: string; message: string }>(
      "select server, state, code, message from deploy.assignment where id = any($1) and state <> 'done'",
      [ids],
    );
    const failed = rows.find(({ state }) => state === 'failed');
    if (failed) throw ServerFailed(failed.server, failed.code, failed.message);
    const [waiting] = rows;
    if (!waiting) return;
    const alive = (await listServers(pool)).filter(({ state }) => state === 'running').map(({ name }) => name);
    const gone = rows.find(({ server, state }) => state === 'dropped' || !alive.includes(server));
    if (gone) {
      await drop(pool, ids);
      throw ServerSilent(gone.server, String(silentSeconds));
    }
    if (performance.now() > deadline) {
      await drop(pool, ids);
      throw ServerLate(waiting.server, String(waitSeconds));
    }
    await new Promise((resolve) => setTimeout(resolve, lookMilliseconds));
  }
}

async function drop(pool: pg.Pool, ids: readonly number[]): Promise<void> {
  await pool.query("update deploy.assignment set state = 'dropped' where id = any($1) and state = 'waiting'", [ids]);
}

/** Whether a change is under way: tables may be ahead of the components then. */
export async function isChanging(pool: pg.Pool): Promise<boolean> {
  const { rowCount } = await pool.query("select from deploy.change where state in ('under-way', 'undoing')");
  return rowCount !== 0;
}

/** All servers that should be running; one that does not answer stops the change before it begins. */
async function requireServers({ pool }: ChangeParts): Promise<Server[]> {
  const servers = (await listServers(pool)).filter(({ state }) => state !== 'stopped');
  const silent = servers.find(({ state }) => state === 'silent');
  if (silent) throw ServerSilent(silent.name, String(silent.silentSeconds));
  if (!servers.some((each) => each.roles.includes('engine'))) throw NoServer('engine');
  return servers;
}

async function findOpen({ pool }: ChangeParts): Promise<ChangeRow | undefined> {
  const { rows } = await pool.query<ChangeRow>(
    `select id, kind, title, operator, state, step, before, levels, copied, initialize
    from deploy.change
    where state in ('under-way', 'undoing')`,
  );
  return rows[0];
}

async function whoIsBusy(parts: ChangeParts): Promise<Error> {
  const open = await findOpen(parts);
  return DeploymentBusy(open?.operator ?? 'Somebody', open?.title ?? 'a deployment is being prepared');
}

/** A session that holds the lock; it ends with the process, however that ends. */
async function tryDriverLock(connectionString: string): Promise<pg.Client | undefined> {
  const session = new pg.Client({ connectionString, application_name: 'tenantry deploy' });
  session.on('error', () => undefined);
  await session.connect();
  const { rows } = await session.query<{ got: boolean }>('select pg_try_advisory_lock($1) as got', [driverLock]);
  if (rows[0]?.got) return session;
  await session.end();
  return undefined;
}

async function inTransaction<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    const result = await work(client);
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
}
