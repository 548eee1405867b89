import { type Element, renderXml } from '@tenantry/schema';

import type { Acceptance } from './acceptance.ts';
import type { Answer, AnswerError, RequestState } from './answer.ts';
import type { Body } from './body.ts';
import { createDocumentRunner, readStepCall } from './documents.ts';
import { Cancelled, DeadlineExceeded, EngineLost, InDoubt, TrustedRequestRefused, Unexpected } from './errors.ts';
import { Deadlock } from './locks.ts';
import type { ObservedCall } from './observation.ts';
import { parseDocument } from './parse-document.ts';
import { type EngineParts, pinRegistry } from './parts.ts';
import { ProvisioningError } from './provisioning-error.ts';
import { renderAnswer } from './request-language/answer.ts';
import { type RequestDocument, readRequest } from './request-language/document.ts';
import { requireCondition } from './require-condition.ts';
import type { Principal } from './standing.ts';
import type { FinishEntry } from './step-log.ts';
import { tellError } from './tell-error.ts';
import { observedCall } from './trace.ts';
import { Transaction } from './transaction.ts';

/** A request that an engine is to run. */
export interface RunnableRequest {
  readonly id: string;
  readonly body: Body;
  /** The parsed document, when it is at hand. */
  readonly parsed: RequestDocument | undefined;
  readonly caller: Principal;
  readonly deadlineSeconds: number;
  /** Number of the first call; higher than 1 when it ran before. */
  readonly firstNumber: number;
  readonly acceptance: Acceptance;
  /** Where the call that brought it is in a trace. */
  readonly traceParent: string | undefined;
  /** Set for queued requests: what happens after a failure. */
  readonly retry: RetryPolicy | undefined;
}

export interface RetryPolicy {
  readonly failures: number;
  readonly retryCount: number;
  readonly retryIntervalMilliseconds: number;
  readonly retryStopOnFailure: string | undefined;
  readonly onFailure: 'continue' | 'queueToOperator';
  readonly retainSuccessfulResponses: boolean;
}

/** How a request ended, as the log keeps it. */
export interface Outcome {
  readonly output?: unknown;
  readonly document?: string | undefined;
  readonly error?: AnswerError | undefined;
  /** Of a request in doubt: why it was to be undone. */
  readonly undoneFor?: AnswerError | undefined;
  readonly warnings: readonly string[];
}

/** Runs a request to its end: done, undone, back to the queue, or in doubt. */
export async function runRequest(
  parts: EngineParts,
  request: RunnableRequest,
  controller: AbortController,
): Promise<Answer> {
  const timer = setTimeout(
    () => controller.abort(DeadlineExceeded(String(request.deadlineSeconds))),
    request.deadlineSeconds * 1000,
  );
  const release = parts.registries.hold();
  const startedAt = new Date();
  const begun = performance.now();
  try {
    const { answer, calls } = await attempts(pinRegistry(parts), request, controller.signal);
    parts.observe?.({
      requestId: request.id,
      title: observedTitle(parts, request.body),
      state: answer.state,
      errorCode: answer.error?.code,
      startedAt,
      milliseconds: performance.now() - begun,
      queued: request.retry !== undefined,
      traceParent: request.traceParent,
      calls,
    });
    return answer;
  } finally {
    release();
    clearTimeout(timer);
  }
}

/** A side of a deadlock is undone and run again, with its locks released in between. */
async function attempts(
  parts: EngineParts,
  request: RunnableRequest,
  signal: AbortSignal,
): Promise<{ readonly answer: Answer; readonly calls: readonly ObservedCall[] }> {
  let firstNumber = request.firstNumber;
  for (let attempt = 1; ; attempt++) {
    const transaction = new Transaction({
      parts,
      requestId: request.id,
      caller: request.caller,
      signal,
      planned: false,
      firstNumber,
      ranBefore: firstNumber > 1,
      acceptance: request.acceptance,
    });
    const ended = await runOnce(parts, request, transaction);
    const mayTry = ended.error instanceof Deadlock && attempt < parts.limits.deadlockAttempts && !signal.aborted;
    if (!(mayTry && (await releaseLocks(parts, request.id, transaction)))) {
      const answer = await finish(parts, request, { transaction, ended });
      return { answer, calls: parts.observe ? transaction.trace.entries.map(observedCall) : [] };
    }
    firstNumber = transaction.trace.lastNumber + 1;
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 20 * attempt));
  }
}

/** A caller can name what does not exist; that must not make metrics grow. */
function observedTitle({ registry }: EngineParts, body: Body): string {
  if (body.kind === 'document' || !registry.find(body.namespace, body.procedure)) return 'request';
  return `${body.namespace}::${body.procedure}`;
}

interface Ended {
  readonly result?: Performed;
  readonly error?: unknown;
}

async function runOnce(parts: EngineParts, request: RunnableRequest, transaction: Transaction): Promise<Ended> {
  let ended: Ended;
  try {
    ended = { result: await transaction.savepoint(() => perform(parts, request, transaction)) };
  } catch (error) {
    ended = { error: transaction.doom ?? error };
  }
  try {
    await transaction.close();
    return ended;
  } catch (error) {
    return { error };
  }
}

/** False when the database could not be reached: then the end of the request releases them. */
async function releaseLocks(parts: EngineParts, requestId: string, transaction: Transaction): Promise<boolean> {
  try {
    const undone = transaction.takeMarks();
    if (undone.length > 0) await parts.log.append({ undone });
    const { rows } = await parts.pool.query<{ granted: string[] }>(
      'select engine.release_locks(array[$1]::uuid[]) as granted',
      [requestId],
    );
    parts.locks.wake(rows[0]?.granted ?? []);
    return true;
  } catch (error) {
    parts.logger.warn({ requestId, error }, 'the locks of a side of a deadlock could not be released');
    return false;
  }
}

/** What a request gives back. */
export interface Performed {
  readonly output?: unknown;
  readonly data?: Element;
}

/** Performs the body of a request inside a transaction. */
export async function perform(
  parts: EngineParts,
  { body, parsed }: Pick<RunnableRequest, 'body' | 'parsed'>,
  transaction: Transaction,
): Promise<Performed> {
  const documents = createDocumentRunner(parts, transaction);
  switch (body.kind) {
    case 'procedure': {
      const registered = parts.registry.read(body.namespace, body.procedure);
      if (!('procedure' in registered)) {
        throw Unexpected(`${body.namespace}::${body.procedure} (a namespace document takes XML, not JSON)`);
      }
      if (body.onlyIf) await requireCondition(parts, body.onlyIf, transaction);
      const options = { outermost: true, trusted: await mayCallPrivate(transaction), unknown: 'refuse' } as const;
      return { output: await transaction.call(transaction.root, registered, { ...options, given: body.input }) };
    }
    case 'simple': {
      const request = parsed ?? readRequest(parseDocument(body.document));
      const data = request.data[0] ?? { name: 'data', attributes: {}, children: [] };
      const call = {
        ...plainCall(body.namespace, body.procedure),
        executeData: { ...data, name: 'executeData' },
        context: request.contextElement,
      };
      const trusted = await mayCallPrivate(transaction);
      const answered = await documents.execute(call, { outermost: true, trusted, unknown: 'refuse' });
      return { data: { ...answered, name: 'data' } };
    }
    case 'step': {
      const call = readStepCall(body);
      const answered = await documents.execute(call, { outermost: body.outermost, trusted: true, unknown: 'ignore' });
      return { data: { ...answered, name: 'data' } };
    }
    case 'document': {
      if (!(await transaction.judge.holds('DomainAdmin'))) throw TrustedRequestRefused(transaction.caller.trustee);
      const request = parsed ?? readRequest(parseDocument(body.document));
      const data = request.data[0] ?? { name: 'data', attributes: {}, children: [] };
      if (!request.procedure) return { data };
      const { globalData, contextElement: context } = request;
      return { data: await documents.run(request.procedure, { data, globalData, context }) };
    }
    default:
      throw new Error('unknown kind of request');
  }
}

function plainCall(namespace: string, procedure: string) {
  return { namespace, procedure, impersonate: undefined, sensitive: undefined };
}

/** Administrators of the hoster may call private procedures directly. */
function mayCallPrivate(transaction: Transaction): Promise<boolean> {
  return transaction.judge.holds('DomainAdmin');
}

async function finish(
  parts: EngineParts,
  request: RunnableRequest,
  { transaction, ended }: { transaction: Transaction; ended: Ended },
): Promise<Answer> {
  const { error } = ended;
  const warnings = transaction.warnings();
  // Without the lease another engine may be undoing this request already; its end is not ours to write.
  if (EngineLost.is(error) || !(await parts.lease.confirm())) return lostAnswer(request.id, warnings);

  // Errors of procedures have been told and logged where they were; whatever else comes here nobody foresaw.
  if (error !== undefined && !(error instanceof ProvisioningError) && !(error instanceof Deadlock)) {
    parts.logger.error({ requestId: request.id, error }, 'unexpected error');
  }
  const outcome = {
    ...outcomeOf(request.body, { ...ended, error: error === undefined ? undefined : tellError(error) }, warnings),
    ...(InDoubt.is(error) && error.cause !== undefined ? { undoneFor: tellError(error.cause) } : {}),
  };
  const fate = fateOf(request, error);
  const done = fate.state === 'done';
  const keep = !done || request.retry?.retainSuccessfulResponses !== false;
  try {
    await request.acceptance.write((entry) =>
      parts.log.append({
        // What changed nothing needs no undo: its entry may reach the disk a moment later.
        mayLag: !transaction.wrote && transaction.onSuccess.length === 0 && request.retry === undefined,
        accept: [...(entry ? [entry] : []), ...(done ? transaction.onSuccess : [])],
        undone: transaction.takeMarks(),
        finish: {
          id: request.id,
          ...fate,
          errorCode: outcome.error?.code,
          outcome: keep ? parts.sealer.seal(outcome, true) : Buffer.alloc(0),
          trace: Buffer.from(JSON.stringify(transaction.trace.entries)),
        },
      }),
    );
  } catch (reason) {
    if (EngineLost.is(reason)) return lostAnswer(request.id, warnings);
    throw reason;
  }
  return answerOf(request.id, fate.state, outcome);
}

function lostAnswer(requestId: string, warnings: readonly string[]): Answer {
  return { requestId, state: 'undoing', error: tellError(EngineLost()), warnings };
}

/** What becomes of a request after it ran. */
function fateOf({ retry }: RunnableRequest, error: unknown): Pick<FinishEntry, 'state' | 'notBefore' | 'failures'> {
  const failures = (retry?.failures ?? 0) + (error === undefined ? 0 : 1);
  const plain = { notBefore: undefined, failures };
  if (error === undefined) return { ...plain, state: 'done' };
  if (InDoubt.is(error)) return { ...plain, state: 'in-doubt' };
  if (!retry || Cancelled.is(error)) return { ...plain, state: 'failed' };
  const allowed = isStopCode(error, retry.retryStopOnFailure) ? Math.min(1, retry.retryCount) : retry.retryCount;
  if (failures <= allowed) {
    return { ...plain, state: 'queued', notBefore: new Date(Date.now() + retry.retryIntervalMilliseconds) };
  }
  return { ...plain, state: retry.onFailure === 'queueToOperator' ? 'awaiting-operator' : 'failed' };
}

function isStopCode(error: unknown, stop: string | undefined): boolean {
  if (stop === undefined || !(error instanceof ProvisioningError)) return false;
  return error.code === stop || error.hresult === Number(stop);
}

/** The outcome of a body; documents get their `response` document. */
export function outcomeOf(
  body: Body,
  { result, error }: { readonly result?: Performed; readonly error?: AnswerError | undefined },
  warnings: readonly string[],
): Outcome {
  if (body.kind === 'procedure') {
    return error ? { error, warnings } : { output: result?.output, warnings };
  }
  const response = renderAnswer({ ...(result?.data ? { data: result.data } : {}), ...(error ? { error } : {}) });
  return { document: renderXml(response), ...(error ? { error } : {}), warnings };
}

/** The answer to a caller. */
export function answerOf(requestId: string, state: RequestState, outcome: Outcome): Answer {
  return {
    requestId,
    state,
    ...(outcome.output === undefined ? {} : { output: outcome.output }),
    ...(outcome.document === undefined ? {} : { document: outcome.document }),
    ...(outcome.error ? { error: outcome.error } : {}),
    warnings: outcome.warnings,
  };
}
