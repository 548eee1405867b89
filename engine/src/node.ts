import { hostname } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';

import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';

/** An engine process as the database knows it. A process that starts again is a new node. */
export interface Node {
  readonly id: string;
  /** Number of its advisory locks. */
  readonly number: number;
  readonly name: string;
}

/** How often a node shows that it lives, and after how long a silent one is declared dead. */
export const heartbeatMilliseconds = 1000;
export const leaseMilliseconds = 4000;

/** Advisory lock that the session of a living node holds. */
const livenessClass = 746101;

export interface Lease {
  readonly node: Node;
  /** False when the database has not confirmed the node for so long that others may have taken over. */
  held(): boolean;
  /**
   * As `held`, but where that is in doubt the database is asked: a process that stood still for a while, and whom nobody missed,
   * goes on. Whoever is told false leaves his request to others: the lease stays lost, also when the database answers again.
   */
  confirm(): Promise<boolean>;
  /** Nodes that others have to bury: silent, or without their session. */
  tend(): Promise<readonly Node[]>;
  /** Ends the life of the node in order: nothing of it is left to undo. */
  end(): Promise<void>;
  /** Drops the session as a crash would. For tests of recovery. */
  drop(): Promise<void>;
}

const claimNumber = "select nextval('engine.node_number')::integer as number";
const insertNode = `
  insert into engine.node (id, number, name, state)
  values ($1, $2, $3, 'alive')`;
const beat = `
  update engine.node
  set heartbeat_at = now()
  where id = $1
    and state = 'alive'`;
const findSilent = `
  select n.id, n.number, n.name
  from engine.node n
  where n.state = 'alive'
    and n.id <> $1
    and (
      n.heartbeat_at < now() - $2 * interval '1 millisecond'
      or not exists (
        select
        from pg_locks l
        where l.locktype = 'advisory'
          and l.database = (select oid from pg_database where datname = current_database())
          and l.classid = ${livenessClass}
          and l.objid = n.number::oid
          and l.granted
      )
    )`;

/** Registers this process as a node and keeps its session. */
export async function takeLease(connectionString: string, name: string | undefined): Promise<Lease> {
  const client = new pg.Client({ connectionString, application_name: 'tenantry lease' });
  let connected = true;
  client.on('error', () => {
    connected = false;
  });
  client.on('end', () => {
    connected = false;
  });
  await client.connect();
  await client.query('set synchronous_commit = off');
  const { rows } = await client.query<{ number: number }>(claimNumber);
  const number = rows[0]?.number ?? 0;
  const node = { id: uuidv7(), number, name: name ?? `${hostname()}:${process.pid}` };
  await client.query('select pg_advisory_lock($1, $2)', [livenessClass, number]);
  await client.query(insertNode, [node.id, node.number, node.name]);
  let confirmedAt = performance.now();
  let lost = false;
  let confirming: Promise<boolean> | undefined;
  const held = () => !lost && connected && performance.now() - confirmedAt < leaseMilliseconds;

  return {
    node,
    held,
    async confirm() {
      if (held()) return true;
      confirming ??= askInTime().finally(() => {
        confirming = undefined;
      });
      return confirming;
    },
    async tend() {
      if (lost || !(await isAlive())) return [];
      const silent = await client.query<Node>(findSilent, [node.id, leaseMilliseconds]);
      return silent.rows;
    },
    async end() {
      await client.query("update engine.node set state = 'stopped' where id = $1 and state = 'alive'", [node.id]);
      await client.end();
    },
    async drop() {
      await client.end();
    },
  };

  /** Whoever was declared dead has no living row any more. */
  async function isAlive(): Promise<boolean> {
    const asked = performance.now();
    const { rowCount } = await client.query(beat, [node.id]);
    if (rowCount === 0) lost = true;
    else confirmedAt = asked;
    return !lost;
  }

  async function askInTime(): Promise<boolean> {
    const stop = new AbortController();
    const late = pause(leaseMilliseconds, false, { signal: stop.signal, ref: false }).catch(() => false);
    const alive = connected && (await Promise.race([isAlive().catch(() => false), late]));
    stop.abort();
    lost ||= !alive;
    return !lost;
  }
}
