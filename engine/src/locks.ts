import type pg from 'pg';

import { EngineLost } from './errors.ts';
import { isFenced } from './lost-connection.ts';
import type { Node } from './node.ts';

/** Locks of requests on names and entries. They live in PostgreSQL, belong to the request and end with its transaction. */
export interface Locks {
  /**
   * Takes keys for a request; waits, in order, while other requests hold them.
   * @throws Deadlock when this request is the youngest in a ring of waiting
   */
  acquire(requestId: string, keys: readonly string[], signal: AbortSignal): Promise<void>;
  /** Tells that requests may have been granted what they wait for. */
  wake(requests?: readonly string[]): void;
}

/** One side of a deadlock: its request is undone and run again, unseen by the caller. */
export class Deadlock extends Error {
  constructor() {
    super('deadlock');
    this.name = 'Deadlock';
  }
}

const lookAgainMilliseconds = 250;

interface Pair {
  readonly requestId: string;
  readonly key: string;
  resolve(granted: boolean): void;
  reject(reason: unknown): void;
}

const acquireStatement = { name: 'acquire_locks', text: 'select engine.acquire_locks($1, $2, $3, $4) as granted' };
const waitingStatement = {
  name: 'waiting_locks',
  text: 'select exists (select from engine.lock where request_id = $1 and not granted) as waiting',
};
const deadlockStatement = { name: 'deadlock_of', text: 'select engine.deadlock_of($1) as ring' };

/**
 * @param pool connections with synchronous_commit off: a lock need not be durable before the intent that needs it is,
 *   and the intent's later commit carries the lock's to the disk
 * @param node the node that takes the locks; asked each time, since a process may come back as another one
 */
export function createLocks(pool: pg.Pool, node: () => Node): Locks {
  const asked: Pair[] = [];
  const sleepers = new Map<string, () => void>();
  // Requests that wait but are awake just now, and whether they were called meanwhile.
  const called = new Map<string, boolean>();
  let scheduled = false;

  return {
    async acquire(requestId, keys, signal) {
      const granted = await Promise.all(keys.map((key) => ask(requestId, key)));
      if (!granted.includes(false)) return;
      called.set(requestId, false);
      try {
        await waitForGrant(requestId, signal);
      } finally {
        called.delete(requestId);
      }
    },
    wake(requests = [...called.keys()]) {
      for (const requestId of requests) {
        const wakeUp = sleepers.get(requestId);
        if (wakeUp) wakeUp();
        else if (called.has(requestId)) called.set(requestId, true);
      }
    },
  };

  function ask(requestId: string, key: string): Promise<boolean> {
    return new Promise((resolve, reject) => {
      asked.push({ requestId, key, resolve, reject });
      if (scheduled) return;
      scheduled = true;
      setImmediate(() => {
        scheduled = false;
        void flush(asked.splice(0));
      });
    });
  }

  async function flush(batch: readonly Pair[]): Promise<void> {
    try {
      const { rows } = await pool.query<{ granted: boolean[] }>({
        ...acquireStatement,
        values: [node().number, node().id, batch.map(({ requestId }) => requestId), batch.map(({ key }) => key)],
      });
      const granted = rows[0]?.granted ?? [];
      for (const [index, pair] of batch.entries()) pair.resolve(granted[index] === true);
    } catch (error) {
      // A node that was declared dead takes nothing more.
      const reason = isFenced(error) ? EngineLost() : error;
      for (const { reject } of batch) reject(reason);
    }
  }

  async function waitForGrant(requestId: string, signal: AbortSignal): Promise<void> {
    for (;;) {
      signal.throwIfAborted();
      const { rows } = await pool.query<{ waiting: boolean }>({ ...waitingStatement, values: [requestId] });
      if (rows[0]?.waiting === false) return;
      const woken = await sleep(requestId, signal);
      if (!woken && (await isVictim(requestId))) throw new Deadlock();
    }
  }

  function sleep(requestId: string, signal: AbortSignal): Promise<boolean> {
    if (called.get(requestId)) {
      called.set(requestId, false);
      return Promise.resolve(true);
    }
    return new Promise((resolve) => {
      const end = (woken: boolean) => {
        clearTimeout(timer);
        signal.removeEventListener('abort', aborted);
        sleepers.delete(requestId);
        resolve(woken);
      };
      const aborted = () => end(true);
      const timer = setTimeout(() => end(false), lookAgainMilliseconds);
      signal.addEventListener('abort', aborted);
      sleepers.set(requestId, () => end(true));
    });
  }

  async function isVictim(requestId: string): Promise<boolean> {
    const { rows } = await pool.query<{ ring: string[] }>({ ...deadlockStatement, values: [requestId] });
    const ring = rows[0]?.ring ?? [];
    // Version 7 UUIDs sort by time; the youngest has done least.
    return ring.length > 0 && ring.every((other) => other <= requestId);
  }
}
