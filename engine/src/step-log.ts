import { setTimeout as pause } from 'node:timers/promises';

import type pg from 'pg';

import { EngineLost } from './errors.ts';
import { isFenced, mayHaveBeenDone, refusesContent } from './lost-connection.ts';
import type { Lease, Node } from './node.ts';
import type { QueueOptions } from './request.ts';
import type { Note } from './resource.ts';

/** A new request. */
export interface AcceptEntry {
  readonly id: string;
  readonly state: 'running' | 'queued' | 'suspended';
  readonly title: string;
  readonly trustee: string;
  readonly deadlineSeconds: number;
  readonly body: Buffer;
  readonly queue: (QueueOptions & { readonly batchId?: string }) | undefined;
  /** When it was accepted, by the clock of `performance.now`. */
  readonly acceptedAt: number;
}

/** The intent of a write with what its undo needs. */
export interface StepEntry {
  readonly requestId: string;
  readonly number: number;
  readonly parent: number;
  readonly namespace: string;
  readonly procedure: string;
  /** Numbers and names of the calls around it, outermost first. */
  readonly path: string;
  readonly content: Buffer;
}

export interface UndoneEntry {
  readonly requestId: string;
  readonly number: number;
  readonly outcome: 'undone' | 'undo-failed' | 'skipped';
}

/** The end of a request, or its return to the queue. */
export interface FinishEntry {
  readonly id: string;
  readonly state: 'done' | 'failed' | 'in-doubt' | 'awaiting-operator' | 'queued';
  readonly errorCode: string | undefined;
  readonly outcome: Buffer;
  readonly trace: Buffer;
  readonly notBefore: Date | undefined;
  readonly failures: number;
}

/** What becomes durable together. */
export interface LogItem {
  /** It reaches the disk with what is written next, whoever writes it; nothing may be done that relies on it before. */
  readonly mayLag?: boolean;
  readonly accept?: readonly AcceptEntry[];
  readonly step?: StepEntry;
  readonly undone?: readonly UndoneEntry[];
  readonly finish?: FinishEntry;
  readonly notes?: readonly Note[];
}

/** The write-ahead log. Callers at the same time share commits. */
export interface StepLog {
  /**
   * Resolves when the item is durable, or written if it may lag. As long as the node is in force it is written again when
   * a connection was lost over it: each row is there once, however often it was sent. Throws ENGINE_LOST when this node has
   * been declared dead.
   */
  append(item: LogItem): Promise<void>;
  /** Resolves when nothing is waiting. */
  drain(): Promise<void>;
}

interface Waiting {
  readonly item: LogItem;
  /** By the clock of `performance.now`. */
  readonly since: number;
  resolve(): void;
  reject(reason: unknown): void;
}

/** Measured with 64 callers: one 1,870 requests a second, two 2,000, three 2,150, four 2,030. */
const flushesInFlight = 3;
const itemsPerFlush = 500;
const firstPauseMilliseconds = 20;
const lastPauseMilliseconds = 500;

export interface StepLogOptions {
  readonly pool: pg.Pool;
  readonly lease: Pick<Lease, 'node' | 'confirm'>;
  /** Requests that got a lock because another one ended. */
  onGranted(requests: readonly string[]): void;
  /** This node may no longer act. */
  onFenced(): void;
}

export function createStepLog({ pool, lease, onGranted, onFenced }: StepLogOptions): StepLog {
  const waiting: Waiting[] = [];
  let inFlight = 0;
  let scheduled = false;
  let fenced = false;
  let idle: (() => void)[] = [];

  return {
    append(item) {
      if (fenced) return Promise.reject(EngineLost());
      return new Promise((resolve, reject) => {
        waiting.push({ item, since: performance.now(), resolve, reject });
        schedule();
      });
    },
    drain() {
      if (waiting.length === 0 && inFlight === 0) return Promise.resolve();
      return new Promise((resolve) => idle.push(resolve));
    },
  };

  // Waits for the end of the event loop's turn, so that all who are ready share the flush.
  function schedule(): void {
    if (scheduled || inFlight >= flushesInFlight || waiting.length === 0) return;
    scheduled = true;
    setImmediate(() => {
      scheduled = false;
      void flush();
    });
  }

  async function flush(): Promise<void> {
    const batch = waiting.splice(0, itemsPerFlush);
    if (batch.length === 0) return;
    inFlight++;
    schedule();
    try {
      await write(batch);
    } finally {
      inFlight--;
      schedule();
      if (waiting.length === 0 && inFlight === 0) {
        for (const resolve of idle) resolve();
        idle = [];
      }
    }
  }

  async function write(batch: readonly Waiting[]): Promise<void> {
    try {
      const granted = await writeSurely(batch);
      for (const { resolve } of batch) resolve();
      if (granted.length > 0) onGranted(granted);
    } catch (error) {
      // What one wants to write and the database does not take is nobody else's fault.
      if (batch.length > 1 && refusesContent(error)) for (const each of batch) await write([each]);
      else fail(batch, error);
    }
  }

  async function writeSurely(batch: readonly Waiting[]): Promise<string[]> {
    for (let wait = firstPauseMilliseconds; ; wait = Math.min(lastPauseMilliseconds, wait * 2)) {
      try {
        return await writeLog(pool, lease.node, batch);
      } catch (error) {
        if (!mayHaveBeenDone(error)) throw error;
        await pause(wait);
        if (!(await lease.confirm())) throw EngineLost();
      }
    }
  }

  function fail(batch: readonly Waiting[], error: unknown): void {
    const lost = isFenced(error);
    if (lost && !fenced) {
      fenced = true;
      onFenced();
    }
    for (const { reject } of batch) reject(lost ? EngineLost() : error);
  }
}

async function writeLog(pool: pg.Pool, node: Node, batch: readonly Waiting[]): Promise<string[]> {
  const contents = createContents();
  const items = batch.map(({ item }) => item);
  const noted = items.flatMap(({ notes = [] }) => notes);
  const notes = Object.entries(Object.groupBy(noted, ({ into }) => into));
  const { rows } = await pool.query<{ granted: string[] }>({
    ...writeLogStatement(notes.map(([into]) => into)),
    values: [
      node.number,
      node.id,
      items.some(({ mayLag }) => mayLag !== true),
      rowsOf(items, (item) => acceptedRows(item, contents)),
      rowsOf(items, ({ step }) => (step ? [stepRow(step, contents)] : [])),
      rowsOf(items, ({ undone }) => undone ?? []),
      rowsOf(batch, ({ item: { accept, finish }, since }) =>
        finish && !isOneRow(accept, finish) ? [{ ...endOf(finish, contents), age: performance.now() - since }] : [],
      ),
      contents.bytes(),
      ...notes.map(([, rows = []]) => JSON.stringify(rows.map(({ row }) => row))),
    ],
  });
  return rows[0]?.granted ?? [];
}

const logParameters = 8;

/** First the log, which takes nothing from a node that was declared dead; then the functions that note something with it. */
function writeLogStatement(functions: readonly string[]): { readonly name: string; readonly text: string } {
  const noting = functions.map((name, index) => `, ${name}($${logParameters + index + 1})`);
  return {
    name: ['write_log', ...functions].join(' '),
    text: `select engine.write_log($1, $2, $3, $4, $5, $6, $7, $8) as granted${noting.join('')}`,
  };
}

/** One JSON for all rows of a kind; null when there are none. */
function rowsOf<Item>(items: readonly Item[], read: (item: Item) => readonly object[]): string | null {
  const rows = items.flatMap(read);
  return rows.length === 0 ? null : JSON.stringify(rows);
}

/** All contents of a flush as one byte string, which travels in binary; rows say where theirs are. */
interface Contents {
  /** Adds a content; gives its place, counted from 1 as SQL does. */
  add(content: Buffer): { readonly start: number; readonly length: number };
  bytes(): Buffer;
}

function createContents(): Contents {
  const parts: Buffer[] = [];
  let end = 1;
  return {
    add(content) {
      const start = end;
      parts.push(content);
      end += content.length;
      return { start, length: content.length };
    },
    bytes: () => Buffer.concat(parts),
  };
}

function acceptedRows({ accept = [], finish }: LogItem, contents: Contents): object[] {
  return accept.map(({ body, queue, acceptedAt, ...entry }) => {
    const place = contents.add(body);
    return {
      ...entry,
      age: performance.now() - acceptedAt,
      ...(queue ? { queue: { parents: [], ...queue } } : {}),
      ...(finish?.id === entry.id ? endOf(finish, contents) : {}),
      ...place,
    };
  });
}

/** Whether a request ends together with its beginning, and is one row. */
function isOneRow(accept: LogItem['accept'], finish: FinishEntry): boolean {
  return accept?.some(({ id }) => id === finish.id) === true;
}

function stepRow({ content, ...entry }: StepEntry, contents: Contents): object {
  return { ...entry, ...contents.add(content) };
}

/** How a request ended: its outcome, and behind that its trace. */
function endOf({ outcome, trace, ...end }: FinishEntry, contents: Contents): object {
  const { start, length } = contents.add(outcome);
  return { ...end, start, outcome: length, trace: contents.add(trace).length };
}
