import { setTimeout as pause } from 'node:timers/promises';

import type { RequestState } from './answer.ts';
import { maintainPartitions } from './audit.ts';
import type { Component } from './component.ts';
import { openConnections } from './connections.ts';
import { createSealer } from './content.ts';
import { createClient } from './engine-client.ts';
import { Cancelled, EngineStopping } from './errors.ts';
import { createLocks } from './locks.ts';
import { join } from './membership.ts';
import { createNamespaceDocuments } from './namespace-documents.ts';
import type { Node } from './node.ts';
import type { Observe, PoolLoad } from './observation.ts';
import { countOpen } from './open-requests.ts';
import { defaultLimits, type EngineLimits, type EngineLogger, type EngineParts } from './parts.ts';
import type { Probe } from './probe.ts';
import { createQueueWorker } from './queue.ts';
import { takeOver, undoOrphans } from './recovery.ts';
import { createRegistries } from './registries.ts';
import type { Client } from './request.ts';
import { createTransformer } from './request-language/transformer.ts';
import type { ResourceDriver } from './resource.ts';
import type { Standing } from './standing.ts';
import { createStatements } from './statements.ts';
import { createStepLog } from './step-log.ts';
import type { RealTime } from './submit.ts';

export interface EngineOptions {
  /** PostgreSQL that all engines of the installation share. */
  readonly connectionString: string;
  /** Those of the beginning; `load` replaces them. */
  readonly components: readonly Component[];
  /** Gives a version that is not loaded any more, to undo what it wrote. Default: none is kept. */
  findVersion?(namespace: string, version: string): Promise<Component | undefined>;
  /** What writes can change besides the books; the first one is the directory that `standing` looks at. */
  readonly drivers: readonly ResourceDriver<object>[];
  readonly standing: Standing;
  /** Keys of the log, 32 bytes each; the first one encrypts, the others only decrypt. */
  readonly keys: readonly [Buffer, ...Buffer[]];
  readonly logger: EngineLogger;
  readonly name?: string;
  readonly limits?: Partial<EngineLimits>;
  /** Months after which ended requests are dropped. Default 13. */
  readonly retentionMonths?: number;
  /** False: takes nothing from the queue (a process that only submits). Default true. */
  readonly queue?: boolean;
  readonly probe?: Probe;
  readonly observe?: Observe;
  /** Where the caller who submits just now is in a trace (W3C Trace Context); kept with the request for `observe`. */
  traceParent?(): string | undefined;
  authenticate?(user: string, password: string): Promise<string | undefined>;
}

/** A running engine. */
export interface Engine {
  readonly client: Client;
  /** Whether requests are taken. */
  ready(): boolean;
  /** Replaces all components at once: requests under way end on those that they began with, the next ones get these. */
  load(components: readonly Component[]): void;
  /** Resolves when no request runs on components from before the last `load`. */
  drained(): Promise<void>;
  /** Requests of the installation that have not ended, by state. */
  countOpen(): Promise<ReadonlyMap<RequestState, number>>;
  /** Its connections to the database. */
  pools(): readonly PoolLoad[];
  /** Ends in order: takes nothing more, waits so long for what runs, undoes the rest. */
  stop(options?: { readonly drainMilliseconds?: number }): Promise<void>;
  /** Ends as a crash would: nothing is undone, another engine has to do it. For tests. */
  crash(): Promise<void>;
}

const partitionsEveryMilliseconds = 6 * 3600 * 1000;

/** Starts an engine on a prepared database; requests that dead engines left are undone before it is ready. */
export async function openEngine(options: EngineOptions): Promise<Engine> {
  const { connectionString, logger } = options;
  const takesQueue = options.queue !== false;
  const connections = openConnections(connectionString, logger);
  const { pool } = connections;
  const registries = createRegistries(options.components);
  const transformer = createTransformer();
  const locks = createLocks(connections.lockPool, () => membership.lease.node);
  const realTime: RealTime = { running: new Map(), waiting: [], stopping: false };
  const orphans = new Set<string>();

  const membership = await join({
    connectionString,
    name: options.name,
    logger,
    openLog: (lease, onFenced) =>
      createStepLog({ pool: connections.logPool, lease, onGranted: (requests) => locks.wake(requests), onFenced }),
    running: () => running() + orphans.size,
    onLost() {
      for (const driver of options.drivers) driver.abandon?.();
    },
    tend,
    onNotification,
  });
  const parts: EngineParts = {
    get lease() {
      return membership.lease;
    },
    get log() {
      return membership.log;
    },
    locks,
    get registry() {
      return registries.current;
    },
    registries,
    findVersion: options.findVersion ?? (() => Promise.resolve(undefined)),
    sealer: createSealer(options.keys),
    pool,
    statements: createStatements(),
    drivers: options.drivers,
    standing: options.standing,
    transformer,
    logger,
    limits: { ...defaultLimits, ...options.limits },
    probe: options.probe,
    observe: options.observe,
    traceParent: options.traceParent ?? (() => undefined),
    authenticate: options.authenticate ?? (() => Promise.resolve(undefined)),
  };
  const documents = createNamespaceDocuments(pool, registries, logger);
  const worker = createQueueWorker(parts);
  const partitions = setInterval(() => void maintain(), partitionsEveryMilliseconds);
  partitions.unref();

  await maintain();
  await documents.refresh();
  await membership.begin();
  if (takesQueue) worker.wake();

  return {
    client: createClient({ parts, realTime, worker, documents, orphans, takesQueue }),
    ready: membership.ready,
    load: registries.load,
    drained: registries.drained,
    countOpen: () => countOpen(pool),
    pools: connections.loads,
    stop,
    crash,
  };

  function running(): number {
    return realTime.running.size + worker.running.size;
  }

  /** What every engine sees to: requests of dead ones, cancels, new namespace documents, the queue. */
  async function tend(dead: readonly Node[]): Promise<void> {
    if (dead.length > 0) await takeOver(parts, dead);
    await undoOrphans(parts, orphans);
    await obeyCancels();
    await documents.refresh();
    if (takesQueue) worker.wake();
  }

  function onNotification(payload: string | undefined): void {
    if (payload === 'lock') locks.wake();
    if (payload === 'queue' && takesQueue && membership.ready()) worker.wake();
    if (payload === 'cancel') obeyCancels().catch(() => undefined);
    if (payload === 'namespace') documents.refresh().catch(() => undefined);
  }

  async function obeyCancels(): Promise<void> {
    const ids = [...realTime.running.keys(), ...worker.running.keys()];
    if (ids.length === 0) return;
    const { rows } = await pool.query<{ id: string }>(
      'select id from engine.request where id = any($1) and cancel_requested',
      [ids],
    );
    for (const { id } of rows) (realTime.running.get(id) ?? worker.running.get(id))?.abort(Cancelled());
  }

  async function maintain(): Promise<void> {
    await maintainPartitions(pool, options.retentionMonths ?? 13, new Date()).catch((error: unknown) =>
      logger.error({ error }, 'the partitions of the log could not be maintained'),
    );
  }

  async function stop({ drainMilliseconds = 10_000 }: { readonly drainMilliseconds?: number } = {}): Promise<void> {
    if (realTime.stopping) return;
    realTime.stopping = true;
    membership.retire();
    clearInterval(partitions);
    const queueEnded = worker.stop();
    const deadline = performance.now() + drainMilliseconds;
    while (running() > 0 && performance.now() < deadline) await pause(20);
    for (const each of [realTime.running, worker.running]) {
      for (const controller of each.values()) controller.abort(EngineStopping());
    }
    await queueEnded;
    while (realTime.running.size > 0) await pause(20);
    await membership.settled();
    await close();
  }

  async function crash(): Promise<void> {
    realTime.stopping = true;
    clearInterval(partitions);
    await membership.drop();
    await membership.settled();
    await worker.stop();
    while (realTime.running.size > 0) await pause(5);
    await close();
  }

  async function close(): Promise<void> {
    await membership.leave();
    await Promise.all([connections.end(), transformer.close()]);
  }
}
