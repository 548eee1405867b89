import { setTimeout as pause } from 'node:timers/promises';

import pg from 'pg';

import { heartbeatMilliseconds, type Lease, type Node, takeLease } from './node.ts';
import type { EngineLogger } from './parts.ts';
import type { StepLog } from './step-log.ts';

/** The place of a process among the engines of the installation. When it was declared dead it comes back as a new node. */
export interface Membership {
  readonly lease: Lease;
  readonly log: StepLog;
  /** Whether the node is in force and has seen to what dead ones left. */
  ready(): boolean;
  /** Hears what other engines tell, sees to what dead ones left, and again with every heartbeat. */
  begin(): Promise<void>;
  /** From now on it only beats: it tends to nothing and does not come back. */
  retire(): void;
  /** Resolves when what it tends to has ended. */
  settled(): Promise<void>;
  /** Ends the node as a crash would: others have to bury it. For tests of recovery. */
  drop(): Promise<void>;
  /** Ends the node in order, unless it was dropped, and its connections. */
  leave(): Promise<void>;
}

interface MembershipOptions {
  readonly connectionString: string;
  readonly name: string | undefined;
  readonly logger: EngineLogger;
  /** The log of a new node; `onFenced` is to be called when the database refuses what the node writes. */
  openLog(lease: Lease, onFenced: () => void): StepLog;
  /** Requests that run here, or are undone here for others. */
  running(): number;
  /** The lease is lost: requests that run here are undone by others from now on. */
  onLost(): void;
  /** What every engine sees to; the nodes given have to be buried. */
  tend(dead: readonly Node[]): Promise<void>;
  /** Something that another engine has told all. */
  onNotification(payload: string | undefined): void;
}

const waitStepMilliseconds = 50;

/** Joins the installation as a new node. */
export async function join(options: MembershipOptions): Promise<Membership> {
  const { connectionString, logger } = options;
  let { lease, log } = await beginLife();
  let listener: pg.Client | undefined;
  let isReady = false;
  let retired = false;
  let dropped = false;
  let heart: NodeJS.Timeout | undefined;
  let rejoining: Promise<void> | undefined;
  let tending: Promise<void> | undefined;

  return {
    get lease() {
      return lease;
    },
    get log() {
      return log;
    },
    ready: () => isReady && !retired && lease.held(),
    async begin() {
      listener = await listen();
      const dead = await lease.tend();
      // Undoing what dead engines left may take longer than a lease lasts.
      tending = options.tend(dead);
      beat();
      try {
        await tending;
      } finally {
        tending = undefined;
      }
      isReady = rejoining === undefined;
    },
    retire() {
      retired = true;
    },
    async settled() {
      await tending;
    },
    async drop() {
      retired = true;
      dropped = true;
      stopBeating();
      await lease.drop();
    },
    async leave() {
      if (!dropped) {
        await log.drain();
        // It beats until here: who undoes at the end must not lose the lease over it.
        stopBeating();
        await lease.end().catch(() => undefined);
      }
      await listener?.end().catch(() => undefined);
    },
  };

  async function beginLife(): Promise<{ lease: Lease; log: StepLog }> {
    const taken = await takeLease(connectionString, options.name);
    return { lease: taken, log: options.openLog(taken, rejoin) };
  }

  async function listen(): Promise<pg.Client> {
    const client = new pg.Client({ connectionString, application_name: 'tenantry listen' });
    client.on('error', () => undefined);
    client.once('end', () => {
      if (client === listener) listener = undefined;
    });
    client.on('notification', ({ payload }) => options.onNotification(payload));
    await client.connect();
    await client.query('listen tenantry');
    return client;
  }

  /** The heart beats by itself: what there is to tend may wait long for a connection, the life of the node may not. */
  function beat(): void {
    heart = setTimeout(() => {
      const beating = lease;
      beating
        .tend()
        .then((dead) => {
          if (!tending && !retired && !rejoining && beating === lease) tend(dead);
        })
        .catch((error: unknown) => logger.warn({ error }, 'the heartbeat failed'))
        .then(() => hearAgain(beating))
        .finally(async () => {
          const isHeld = await beating.confirm();
          if (beating === lease && !isHeld) rejoin();
          if (heart) beat();
        });
    }, heartbeatMilliseconds);
    heart.unref();
  }

  /** Who hears nothing learns of everything with the next heartbeat only. */
  async function hearAgain(beating: Lease): Promise<void> {
    if (listener || retired || rejoining || !beating.held()) return;
    const client = await listen().catch(() => undefined);
    if (listener || retired || rejoining) await client?.end();
    else listener = client;
  }

  function tend(dead: readonly Node[]): void {
    tending = options
      .tend(dead)
      .catch((error: unknown) => logger.warn({ error }, 'the upkeep of the engine failed; it is tried again'))
      .finally(() => {
        tending = undefined;
      });
  }

  function stopBeating(): void {
    clearTimeout(heart);
    heart = undefined;
  }

  /** The node lost its lease: what runs is left to others, and the process comes back as a new node. */
  function rejoin(): void {
    if (retired || rejoining) return;
    isReady = false;
    logger.error({ node: lease.node.name }, 'this engine was declared dead; it joins again as a new node');
    options.onLost();
    rejoining = comeBack().finally(() => {
      rejoining = undefined;
    });
  }

  async function comeBack(): Promise<void> {
    while (options.running() > 0) await pause(waitStepMilliseconds);
    await lease.drop().catch(() => undefined);
    listener?.end().catch(() => undefined);
    while (!retired) {
      try {
        ({ lease, log } = await beginLife());
        listener = await listen();
        await options.tend(await lease.tend());
        isReady = true;
        return;
      } catch (error) {
        logger.warn({ error }, 'the database does not answer; trying again');
        await pause(heartbeatMilliseconds);
      }
    }
  }
}
