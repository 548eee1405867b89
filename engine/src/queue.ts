import { accepted } from './acceptance.ts';
import type { StoredBody } from './body.ts';
import type { EngineParts } from './parts.ts';
import { type RetryPolicy, runRequest } from './run-request.ts';

/** Takes work from the queue while there is room. */
export interface QueueWorker {
  /** Looks for work now. */
  wake(): void;
  readonly running: ReadonlyMap<string, AbortController>;
  /** Takes nothing more; resolves when what runs has ended. */
  stop(): Promise<void>;
}

interface QueuedRow {
  readonly id: string;
  readonly trustee: string;
  readonly body: Buffer;
  readonly deadline_seconds: number;
  readonly attempt: number;
  readonly failures: number;
  readonly retry_count: number;
  readonly retry_interval: number;
  readonly retry_stop: string | null;
  readonly on_failure: RetryPolicy['onFailure'];
  readonly retain: boolean;
}

const takeStatement = { name: 'take_queued', text: 'select * from engine.take_queued($1, $2, $3)' };

export function createQueueWorker(parts: EngineParts): QueueWorker {
  const running = new Map<string, AbortController>();
  let stopping = false;
  let looking = false;
  let again = false;
  const idle: (() => void)[] = [];

  return { wake, running, stop };

  function wake(): void {
    again = true;
    if (!looking) void look();
  }

  async function look(): Promise<void> {
    looking = true;
    try {
      while (again && !stopping) {
        again = false;
        const room = parts.limits.queued - running.size;
        if (room <= 0) break;
        const { number, id } = parts.lease.node;
        const { rows } = await parts.pool.query<QueuedRow>({ ...takeStatement, values: [number, id, room] });
        for (const row of rows) void run(row);
        if (rows.length === room) again = true;
      }
    } catch (error) {
      parts.logger.error({ error }, 'the queue could not be read');
    } finally {
      looking = false;
    }
  }

  async function run(row: QueuedRow): Promise<void> {
    const controller = new AbortController();
    running.set(row.id, controller);
    try {
      // Written by an engine in this shape.
      const body = parts.sealer.open(row.body) as StoredBody;
      const { delegation, traceParent } = body.origin ?? {};
      await runRequest(
        parts,
        {
          id: row.id,
          body,
          parsed: undefined,
          caller: { trustee: row.trustee, ...(delegation ? { delegation } : {}) },
          deadlineSeconds: row.deadline_seconds,
          firstNumber: row.attempt > 1 ? await nextNumber(row.id) : 1,
          acceptance: accepted,
          traceParent,
          retry: retryPolicy(row),
        },
        controller,
      );
    } catch (error) {
      parts.logger.error({ requestId: row.id, error }, 'a queued request could not be run');
    } finally {
      running.delete(row.id);
      if (running.size === 0) for (const resolve of idle.splice(0)) resolve();
      if (!stopping) wake();
    }
  }

  async function nextNumber(id: string): Promise<number> {
    const { rows } = await parts.pool.query<{ next: number }>(
      'select coalesce(max(number), 0) + 1 as next from engine.step where request_id = $1',
      [id],
    );
    return rows[0]?.next ?? 1;
  }

  function stop(): Promise<void> {
    stopping = true;
    if (running.size === 0) return Promise.resolve();
    return new Promise((resolve) => idle.push(resolve));
  }
}

function retryPolicy(row: QueuedRow): RetryPolicy {
  return {
    failures: row.failures,
    retryCount: row.retry_count,
    retryIntervalMilliseconds: row.retry_interval,
    retryStopOnFailure: row.retry_stop ?? undefined,
    onFailure: row.on_failure,
    retainSuccessfulResponses: row.retain,
  };
}
