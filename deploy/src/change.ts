import { ProvisioningError } from '@tenantry/engine/client';
import type pg from 'pg';

import { runOf } from './assignments.ts';
import type { ChangeParts } from './change-parts.ts';
import { type ChangeKind, type ChangeRow, findOpen, finish, inTransaction, steps } from './change-record.ts';
import { tryDriverLock } from './driver-lock.ts';
import { ChangeUnfinished, MigrationFailed, NoServer, ServerSilent } from './errors.ts';
import type { Level } from './host.ts';
import { executeAll, type Initialization, nameOf } from './initialization.ts';
import { type Wanted, writeWanted } from './inventory.ts';
import { inventoryOf, prepareWanted } from './server-components.ts';
import { listServers, type Server } from './servers.ts';
import { tellFault } from './tell-fault.ts';

/** What is to become of the installation. */
export interface ChangeOrder {
  readonly kind: ChangeKind;
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

/** Undoes, or brings to its end, what a process left that died at it. Does nothing while somebody is at work. */
export async function recoverChange(parts: ChangeParts): Promise<void> {
  if (!(await findOpen(parts.pool))) return;
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
  const open = await findOpen(parts.pool);
  if (!open) return;
  const run = runOf(parts, open.id);
  await run.say(
    `${open.title} was interrupted at ${open.step}; ${open.state === 'undoing' ? 'it is being undone further' : 'taking it up'}`,
  );
  // The initialization is the last step that can fail, and one request: its outcome decides.
  if (open.state === 'under-way' && open.step === 'initializing') {
    try {
      await initialize(parts, { id: open.id, list: open.initialize });
      return await finish(parts.pool, open.id);
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
    const open = await findOpen(parts.pool);
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
  await finish(parts.pool, id);
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

/** All servers that should be running; one that does not answer stops the change before it begins. */
async function requireServers({ pool }: ChangeParts): Promise<Server[]> {
  const servers = (await listServers(pool)).filter(({ state }) => state !== 'stopped');
  const silent = servers.find(({ state }) => state === 'silent');
  if (silent) throw ServerSilent(silent.name, String(silent.silentSeconds));
  if (!servers.some((each) => each.roles.includes('engine'))) throw NoServer('engine');
  return servers;
}

/** One request with all procedures: done or undone as a whole, and under its id done only once. */
function initialize(
  parts: ChangeParts,
  { id, list }: { readonly id: number; readonly list: readonly Initialization[] },
): Promise<void> {
  return list.length === 0 ? Promise.resolve() : executeAll(parts, `deploy-change-${id}`, list);
}
