import { setTimeout as pause } from 'node:timers/promises';

import type { Answer } from '@tenantry/engine/client';
import type { ProbePoint } from '@tenantry/engine/host';

import type { Installation } from '../installation.ts';
import type { SampleRequest } from '../sample/sample-requests.ts';
import { compareSnapshots, readSnapshot, type Snapshot } from '../snapshot.ts';
import type { CrashOrder } from './crash-child.ts';
import type { CrashChildren } from './crash-children.ts';
import { type CrashMoment, type CrashPlan, momentName, type Untried } from './crash-plan.ts';

/** One kill and what was found after another engine had taken over. */
export interface CrashResult {
  readonly request: string;
  readonly point: CrashMoment['point'];
  /** How the request ended. */
  readonly state: Answer['state'] | 'never accepted';
  /** Milliseconds from the death to the end of the request. */
  readonly recoveredAfter: number;
  /** What differs from the state before; empty when nothing is half. */
  readonly differences: readonly string[];
}

/** A request that was walked through. */
export interface CrashedRequest {
  readonly name: string;
  readonly answer: Answer;
  readonly results: readonly CrashResult[];
}

/** What is needed of the engine that takes over. */
export type Survivor = Pick<Installation, 'client' | 'directory' | 'pool'>;

export interface CrashMatrixOptions {
  /** The engine that takes over, and its directory and books. */
  readonly installation: Survivor;
  readonly order: Pick<CrashOrder, 'databaseUrl' | 'data' | 'keyFile' | 'directory'>;
  readonly children: CrashChildren;
  /** Every how many moments one is tried; 1 tries all. */
  readonly every: number;
  /** Which of `every` this walk takes, so that several share the work. */
  readonly turn: number;
  /** Each moment of each procedure once, in the first request that comes to it; else in every request. */
  readonly once: (Omit<Untried, 'except'> & { readonly tried: Set<string> }) | undefined;
  readonly signal: AbortSignal;
  onResult(result: CrashResult): void;
}

const recoverySeconds = 30;
const pollMilliseconds = 20;
/** A request that was never accepted leaves nothing to wait for; its last write may still be under way. */
const settleMilliseconds = 300;

/**
 * Kills an engine at every moment of a request and lets another one take over. The moments are not known beforehand:
 * the first kill is at the first, the next at the second, until the request ends before its moment comes.
 */
export async function crashRequest(options: CrashMatrixOptions, request: SampleRequest): Promise<CrashedRequest> {
  const { signal, every, turn, once } = options;
  const before = await snapshotOf(options);
  const results: CrashResult[] = [];

  for (let dieAt = once ? 1 : 1 + turn; ; ) {
    signal.throwIfAborted();
    const plan = once ? { dieAt, untried: { ...once, except: [...once.tried] } } : { dieAt };
    const killed = await tryPlan(options, request, { plan, before });
    if ('answer' in killed) return { name: request.name, answer: killed.answer, results };
    const { result, count } = killed;
    results.push(result);
    once?.tried.add(momentName(result.point));
    if (result.point.at === 'after-apply')
      results.push(...(await crashUndo(options, request, { failAt: count, before })));
    dieAt = once ? count + 1 : dieAt + every;
  }
}

/** Lets the request fail at a moment, and kills the engine at every moment of the undo of that step. */
async function crashUndo(
  options: CrashMatrixOptions,
  request: SampleRequest,
  { failAt, before }: { failAt: number; before: Snapshot },
): Promise<CrashResult[]> {
  const results: CrashResult[] = [];
  for (let dieAt = 1; ; dieAt++) {
    options.signal.throwIfAborted();
    const killed = await tryPlan(options, request, { plan: { failAt, dieAt }, before });
    if ('answer' in killed) return results;
    results.push(killed.result);
  }
}

async function tryPlan(
  options: CrashMatrixOptions,
  { name, what }: SampleRequest,
  { plan, before }: { plan: CrashPlan; before: Snapshot },
): Promise<{ readonly answer: Answer } | { readonly result: CrashResult; readonly count: number }> {
  const report = await options.children.run({ ...options.order, what, plan });
  if ('answer' in report) return report;

  const died = performance.now();
  const { requestId, point, count } = report.moment;
  const state = await waitForEnd(options.installation, requestId);
  const recoveredAfter = performance.now() - died;
  const differences = [
    ...(state === 'failed' || state === 'never accepted' ? [] : [`the request is ${state}`]),
    ...compareSnapshots(before, await snapshotOf(options)),
    ...(await leftLocks(options.installation)),
  ];
  const result = { request: name, point, state, recoveredAfter, differences };
  options.onResult(result);
  return { result, count };
}

async function waitForEnd({ client }: Survivor, requestId: string): Promise<CrashResult['state']> {
  const started = performance.now();
  for (;;) {
    const answer = await client.find(requestId);
    const waited = performance.now() - started;
    const ended = answer !== undefined && !['running', 'undoing', 'queued'].includes(answer.state);
    if (ended || waited > recoverySeconds * 1000) return answer?.state ?? 'never accepted';
    if (answer === undefined && waited > settleMilliseconds) return 'never accepted';
    await pause(pollMilliseconds);
  }
}

function snapshotOf({ installation }: CrashMatrixOptions): Promise<Snapshot> {
  return readSnapshot(installation.directory, installation.pool);
}

/** Locks that do not go. Those of a request that was never accepted go when its engine is found to be dead, which may be later. */
async function leftLocks({ pool }: Survivor): Promise<string[]> {
  const started = performance.now();
  for (;;) {
    const { rows } = await pool.query<{ key: string }>('select key from engine.lock order by key');
    if (rows.length === 0 || performance.now() - started > recoverySeconds * 1000) {
      return rows.map(({ key }) => `the lock ${key} was left behind`);
    }
    await pause(pollMilliseconds);
  }
}

/** The name of a moment, for a person. */
export function nameOfPoint({ at, operation, undoing }: Pick<ProbePoint, 'at' | 'operation' | 'undoing'>): string {
  const names: Readonly<Record<ProbePoint['at'], string>> = {
    'before-intent': 'before the intent is durable',
    'after-intent': 'after the intent is durable',
    'before-operation': `before change ${operation}`,
    'after-operation': `after change ${operation}`,
    'after-apply': 'after the work',
    'before-undo': 'before the undo',
    'after-undo': 'after the undo',
  };
  return undoing && at.endsWith('operation') ? `${names[at]} of the undo` : names[at];
}
