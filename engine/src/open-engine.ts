import { renderXml } from '@tenantry/schema';
import pg from 'pg';

import type { Answer, RequestState } from './answer.ts';
import { maintainPartitions } from './audit.ts';
import type { Component } from './component.ts';
import { createSealer } from './content.ts';
import { Cancelled, EngineStopping, MissingPrivilege } from './errors.ts';
import { explainRequest } from './explain-request.ts';
import { systemTrustee } from './judge.ts';
import { defineProcedures, listProcedures } from './list-procedures.ts';
import { createLocks } from './locks.ts';
import { type Migrations, migrate } from './migrate.ts';
import { createNamespaceDocuments } from './namespace-documents.ts';
import { heartbeatMilliseconds, type Lease, type Node, takeLease } from './node.ts';
import type { Observe, PoolLoad } from './observation.ts';
import { countOpen } from './open-requests.ts';
import { addDependency, cancelRequest, editStep, findAnswer, retryRequest, skipStep } from './operate.ts';
import { defaultLimits, type EngineLimits, type EngineLogger, type EngineParts } from './parts.ts';
import { planRequest } from './plan-request.ts';
import type { Probe } from './probe.ts';
import { ProvisioningError } from './provisioning-error.ts';
import { createQueueWorker } from './queue.ts';
import { takeOver, undoOrphans } from './recovery.ts';
import { createRegistries } from './registries.ts';
import type { Client, Submission } from './request.ts';
import { renderAnswer } from './request-language/answer.ts';
import { createTransformer } from './request-language/transformer.ts';
import type { ResourceDriver } from './resource.ts';
import type { Standing } from './standing.ts';
import { createStepLog, type StepLog } from './step-log.ts';
import {
  claimClientTransaction,
  enqueue,
  type Prepared,
  prepareSubmission,
  type RealTime,
  releaseClientTransaction,
  runNow,
} from './submit.ts';
import { listRequests } from './summary.ts';
import { tellError } from './tell-error.ts';

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

const logConnections = 3;
const lockConnections = 2;
const poolConnections = 24;
const partitionsEveryMilliseconds = 6 * 3600 * 1000;
const waitStepMilliseconds = 50;

// Sums and counters of the books are 64-bit in SQL; those that a double holds exactly become numbers.
const int8 = 20;
const types = {
  getTypeParser: ((oid: number, format: 'text') =>
    oid === int8 ? parseBigint : pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser,
};

function parseBigint(text: string): number | string {
  const value = Number(text);
  return Number.isSafeInteger(value) ? value : text;
}

/** Brings the database up to date for the engine and the components that own tables. */
export async function prepareDatabase(
  connectionString: string,
  components: readonly Component[],
  more: readonly Migrations[] = [],
): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    const own: Migrations = { schema: 'engine', folder: new URL('../migrations/', import.meta.url), books: false };
    const ofComponents = components.flatMap(({ migrations }) => (migrations ? [{ ...migrations, books: true }] : []));
    await migrate(client, [own, ...more, ...ofComponents]);
  } finally {
    await client.end();
  }
}

/** Starts an engine on a prepared database; requests that dead engines left are undone before it is ready. */
export async function openEngine(options: EngineOptions): Promise<Engine> {
  const { connectionString, logger } = options;
  const pool = new pg.Pool({ connectionString, max: poolConnections, types, application_name: 'tenantry' });
  const logPool = new pg.Pool({ connectionString, max: logConnections, application_name: 'tenantry log' });
  const lockPool = new pg.Pool({
    connectionString,
    max: lockConnections,
    options: '-c synchronous_commit=off',
    application_name: 'tenantry locks',
  });
  for (const each of [pool, logPool, lockPool]) {
    each.on('error', (error) => logger.warn({ error }, 'a database connection was lost'));
  }

  const registries = createRegistries(options.components);
  const transformer = createTransformer();
  const locks = createLocks(lockPool, () => life.lease.node);
  const limits = { ...defaultLimits, ...options.limits };
  let life: Life = await beginLife();
  let stopping = false;
  let isReady = false;
  let rejoining: Promise<void> | undefined;

  // The lease and the log change when the node was declared dead and comes back as a new one.
  const parts: EngineParts = {
    get lease() {
      return life.lease;
    },
    get log() {
      return life.log;
    },
    locks,
    get registry() {
      return registries.current;
    },
    registries,
    findVersion: options.findVersion ?? (() => Promise.resolve(undefined)),
    sealer: createSealer(options.keys),
    pool,
    drivers: options.drivers,
    standing: options.standing,
    transformer,
    logger,
    limits,
    probe: options.probe,
    observe: options.observe,
    authenticate: options.authenticate ?? (() => Promise.resolve(undefined)),
  };
  const documents = createNamespaceDocuments(pool, registries, logger);
  const realTime: RealTime = { running: new Map(), waiting: [], stopping: false };
  const worker = createQueueWorker(parts);
  const orphans = new Set<string>();
  let listener = await listen();
  let heart: NodeJS.Timeout | undefined;
  let tending: Promise<void> = Promise.resolve();
  let isTending = false;
  const partitions = setInterval(() => void maintain(), partitionsEveryMilliseconds);
  partitions.unref();

  await maintain();
  await documents.refresh();
  await tend(await life.lease.tend());
  beat();
  isReady = true;
  if (options.queue !== false) worker.wake();

  return {
    client: createClient(),
    ready: () => isReady && !stopping && life.lease.held(),
    load: registries.load,
    drained: registries.drained,
    countOpen: () => countOpen(pool),
    pools: () => [loadOf('engine', pool), loadOf('log', logPool), loadOf('locks', lockPool)],
    stop,
    crash,
  };

  async function beginLife(): Promise<Life> {
    const lease = await takeLease(connectionString, options.name);
    const log = createStepLog({
      pool: logPool,
      node: lease.node,
      onGranted: (requests) => locks.wake(requests),
      onFenced: () => rejoin(),
    });
    return { lease, log };
  }

  /** The node lost its lease: what runs is left to others, and the process comes back as a new node. */
  function rejoin(): void {
    if (stopping || rejoining) return;
    isReady = false;
    logger.error({ node: life.lease.node.name }, 'this engine was declared dead; it joins again as a new node');
    rejoining = comeBack().finally(() => {
      rejoining = undefined;
    });
  }

  async function comeBack(): Promise<void> {
    const old = life.lease;
    while (realTime.running.size + worker.running.size > 0) await pause(waitStepMilliseconds);
    await old.drop().catch(() => undefined);
    while (!stopping) {
      try {
        life = await beginLife();
        listener = await listen();
        await tend(await life.lease.tend());
        isReady = true;
        return;
      } catch (error) {
        logger.warn({ error }, 'the database does not answer; trying again');
        await pause(heartbeatMilliseconds);
      }
    }
  }

  /** The heart beats by itself: what there is to tend may wait long for a connection, the life of the node may not. */
  function beat(): void {
    heart = setTimeout(() => {
      const { lease } = life;
      lease
        .tend()
        .then((dead) => {
          if (isTending || stopping || rejoining || lease !== life.lease) return;
          tending = tend(dead).catch((error: unknown) =>
            logger.warn({ error }, 'the upkeep of the engine failed; it is tried again'),
          );
        })
        .catch((error: unknown) => logger.warn({ error }, 'the heartbeat failed'))
        .finally(() => {
          if (lease === life.lease && !lease.held()) rejoin();
          if (heart) beat();
        });
    }, heartbeatMilliseconds);
    heart.unref();
  }

  function endHeart(): void {
    clearTimeout(heart);
    heart = undefined;
  }

  /** What every engine sees to: requests of dead ones, cancels, new namespace documents, the queue. */
  async function tend(dead: readonly Node[]): Promise<void> {
    isTending = true;
    try {
      if (dead.length > 0) await takeOver(parts, dead);
      await undoOrphans(parts, orphans);
      await obeyCancels();
      await documents.refresh();
      if (options.queue !== false) worker.wake();
    } finally {
      isTending = false;
    }
  }

  async function obeyCancels(): Promise<void> {
    const running = [...realTime.running.keys(), ...worker.running.keys()];
    if (running.length === 0) return;
    const { rows } = await pool.query<{ id: string }>(
      'select id from engine.request where id = any($1) and cancel_requested',
      [running],
    );
    for (const { id } of rows) (realTime.running.get(id) ?? worker.running.get(id))?.abort(Cancelled());
  }

  async function listen(): Promise<pg.Client> {
    const client = new pg.Client({ connectionString, application_name: 'tenantry listen' });
    client.on('error', () => undefined);
    client.on('notification', ({ payload }) => {
      if (payload === 'lock') locks.wake();
      if (payload === 'queue' && options.queue !== false && isReady) worker.wake();
      if (payload === 'cancel') obeyCancels().catch(() => undefined);
      if (payload === 'namespace') documents.refresh().catch(() => undefined);
    });
    await client.connect();
    await client.query('listen tenantry');
    return client;
  }

  async function maintain(): Promise<void> {
    await maintainPartitions(pool, options.retentionMonths ?? 13, new Date()).catch((error: unknown) =>
      logger.error({ error }, 'the partitions of the log could not be maintained'),
    );
  }

  async function stop({ drainMilliseconds = 10_000 }: { readonly drainMilliseconds?: number } = {}): Promise<void> {
    if (stopping) return;
    stopping = true;
    realTime.stopping = true;
    clearInterval(partitions);
    const queueEnded = worker.stop();
    const deadline = performance.now() + drainMilliseconds;
    while (realTime.running.size + worker.running.size > 0 && performance.now() < deadline) await pause(20);
    for (const running of [realTime.running, worker.running]) {
      for (const controller of running.values()) controller.abort(EngineStopping());
    }
    await queueEnded;
    while (realTime.running.size > 0) await pause(20);
    await tending.catch(() => undefined);
    await life.log.drain();
    // It beats until here: who undoes at the end must not lose the lease over it.
    endHeart();
    await life.lease.end().catch(() => undefined);
    await close();
  }

  async function crash(): Promise<void> {
    stopping = true;
    isReady = false;
    endHeart();
    clearInterval(partitions);
    await life.lease.drop();
    await tending.catch(() => undefined);
    await worker.stop();
    while (realTime.running.size > 0) await pause(5);
    await close();
  }

  async function close(): Promise<void> {
    await listener.end().catch(() => undefined);
    await Promise.all([logPool.end(), lockPool.end(), pool.end(), transformer.close()]);
  }

  function createClient(): Client {
    return {
      async submit(submission) {
        return answering(submission, async () => {
          if (stopping) throw EngineStopping();
          const prepared = await prepareSubmission(parts, submission);
          const earlier = await findEarlier(prepared);
          if (earlier) return earlier;
          try {
            if (!prepared.queue) return await runNow(parts, realTime, { prepared, signal: submission.signal });
            const { id, state } = await enqueue(parts, prepared);
            if (options.queue !== false && state === 'queued') worker.wake();
            return { requestId: id, state, warnings: [] };
          } catch (error) {
            await releaseClientTransaction(parts, prepared).catch(() => undefined);
            throw error;
          }
        });
      },
      plan: (submission) =>
        answering(submission, async () => planRequest(parts, await prepareSubmission(parts, submission))),
      find: (requestId) => findAnswer(parts, requestId),
      wait: waitFor,
      explain: (requestId) => explainRequest(parts, requestId),
      list: (filter) => listRequests(pool, filter),
      cancel: (requestId) => cancelRequest(parts, requestId),
      async retry(requestId) {
        const answer = await retryRequest(parts, requestId);
        if (answer.state !== 'undoing') return answer;
        await undoOrphans(parts, orphans);
        return (await findAnswer(parts, requestId)) ?? answer;
      },
      skipStep: (requestId, step) => skipStep(parts, requestId, step),
      editStep: (requestId, step, prepared) => editStep(parts, requestId, { step, prepared }),
      addDependency: (requestId, parentId) => addDependency(parts, requestId, parentId),
      async registerNamespace(document, caller) {
        if (caller.trustee !== systemTrustee)
          throw MissingPrivilege(caller.trustee, 'DomainAdmin', 'this installation');
        await documents.register(document, caller.trustee);
      },
      procedures: () => listProcedures(registries.current),
      definitions: () => defineProcedures(registries.current),
      load: () => ({ running: realTime.running.size + worker.running.size, waiting: realTime.waiting.length }),
    };
  }

  /** The outcome of the request that has the client transaction id already; undefined when the id belongs to this one. */
  async function findEarlier(prepared: Prepared): Promise<Answer | undefined> {
    const deadline = performance.now() + prepared.deadlineSeconds * 1000;
    for (;;) {
      const known = await claimClientTransaction(parts, prepared);
      if (known === undefined) return undefined;
      const left = deadline - performance.now();
      if (left <= 0 || (await findAnswer(parts, known))) return waitFor(known, left);
      // It is not in the log yet, or never will be because its engine has died.
      await pause(waitStepMilliseconds);
    }
  }

  async function waitFor(requestId: string, timeoutMilliseconds: number): Promise<Answer> {
    const deadline = performance.now() + timeoutMilliseconds;
    for (;;) {
      const answer = await findAnswer(parts, requestId);
      const ended = answer !== undefined && !['queued', 'running', 'undoing'].includes(answer.state);
      if (answer && (ended || performance.now() >= deadline)) return answer;
      if (performance.now() >= deadline) return { requestId, state: 'running', warnings: [] };
      await pause(waitStepMilliseconds);
    }
  }
}

function loadOf(name: string, { totalCount, idleCount, waitingCount }: pg.Pool): PoolLoad {
  return { name, open: totalCount, idle: idleCount, waiting: waitingCount };
}

interface Life {
  readonly lease: Lease;
  readonly log: StepLog;
}

/** Faults of a submission become answers; the caller never sees an exception of the program. */
async function answering(submission: Submission, work: () => Promise<Answer>): Promise<Answer> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof ProvisioningError)) throw error;
    return refusal(submission, error);
  }
}

function refusal({ what }: Submission, error: ProvisioningError): Answer {
  const told = tellError(error);
  return {
    requestId: '',
    state: 'failed',
    error: told,
    warnings: [],
    ...('document' in what ? { document: renderXml(renderAnswer({ error: told })) } : {}),
  };
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
