import { createHash } from 'node:crypto';

import { type Element, renderXml } from '@tenantry/schema';
import { v7 as uuidv7 } from 'uuid';

import { accept } from './acceptance.ts';
import type { Answer } from './answer.ts';
import { type Body, type Origin, readBody, titleOf, withOrigin } from './body.ts';
import {
  Cancelled,
  ClientTransactionReused,
  CredentialsRefused,
  EngineBusy,
  EngineStopping,
  NoSuchRequest,
  TrustedRequestRefused,
} from './errors.ts';
import { createJudge, systemTrustee } from './judge.ts';
import type { EngineParts } from './parts.ts';
import { isRequestId, type QueueOptions, type Submission } from './request.ts';
import type { RequestDocument } from './request-language/document.ts';
import { BatchNeedsQueue } from './request-language/errors.ts';
import { splitBatch } from './request-language/split-batch.ts';
import { type RunnableRequest, runRequest } from './run-request.ts';
import type { Principal } from './standing.ts';
import type { AcceptEntry } from './step-log.ts';

/** A submission, read and ready to be accepted. */
export interface Prepared {
  readonly id: string;
  readonly body: Body;
  readonly parsed: RequestDocument | undefined;
  readonly title: string;
  readonly caller: Principal;
  readonly deadlineSeconds: number;
  readonly clientTransactionId: string | undefined;
  readonly queue: QueueOptions | undefined;
  /** Id of the call that brought it. */
  readonly callId: string | undefined;
  /** Where that call is in a trace. */
  readonly traceParent: string | undefined;
}

/** Real-time requests of this engine: those that run, and those that wait for a place. */
export interface RealTime {
  readonly running: Map<string, AbortController>;
  readonly waiting: (() => void)[];
  stopping: boolean;
}

/** Reads a submission; its faults come before anything is logged. */
export async function prepareSubmission(parts: EngineParts, submission: Submission): Promise<Prepared> {
  const { body, parsed } = readBody(submission.what);
  const count = parsed?.data.length ?? 0;
  if (!submission.queue && count > 1) throw BatchNeedsQueue(String(count));
  const context = parsed?.context;
  const fromDocument = context ? queueOptionsOf(context) : undefined;
  return {
    id: uuidv7(),
    body,
    parsed,
    title: clean(titleOf(body, parsed)),
    caller: await callerOf(parts, submission, parsed),
    deadlineSeconds: deadlineOf(submission.deadlineSeconds ?? parts.limits.deadlineSeconds),
    clientTransactionId: submission.clientTransactionId ?? context?.clientContext?.clientTransactionId,
    queue: submission.queue ? { ...fromDocument, ...submission.queue } : undefined,
    callId: submission.callId,
    traceParent: parts.traceParent(),
  };
}

const longestDeadlineSeconds = 86_400;

/** The log keeps whole seconds, and a timer ends after some weeks at most. */
function deadlineOf(seconds: number): number {
  return Math.min(Math.max(Math.ceil(seconds) || 1, 1), longestDeadlineSeconds);
}

/** A text column takes no NUL and no half of a character; other control characters have no place in a list either. */
function clean(text: string): string {
  return text
    .replaceAll(/[\u0000-\u001f\u007f]/g, ' ')
    .slice(0, 300)
    .toWellFormed();
}

/** Who is judged: the submitter, or somebody whom a trusted submitter names in the document. */
async function callerOf(
  parts: EngineParts,
  submission: Submission,
  parsed: RequestDocument | undefined,
): Promise<Principal> {
  const security = parsed?.context.securityContext;
  const basic = security?.authentication?.basic;
  if (basic?.username) {
    const trustee = await parts.authenticate(basic.username, basic.password ?? '');
    if (trustee === undefined) throw CredentialsRefused(basic.username);
    return { trustee };
  }
  if (security?.trustee === undefined || security.trustee === submission.caller.trustee) return submission.caller;
  if (!(await mayActForOthers(parts, submission.caller))) throw TrustedRequestRefused(submission.caller.trustee);
  return { trustee: security.trustee };
}

async function mayActForOthers(parts: EngineParts, caller: Principal): Promise<boolean> {
  if (caller.trustee === systemTrustee) return true;
  const [driver] = parts.drivers;
  const session = driver?.open({
    requestId: '',
    ranBefore: false,
    planned: false,
    signal: new AbortController().signal,
    operation: () => undefined,
  });
  try {
    return await createJudge(parts.standing, () => session?.view, caller).holds('DomainAdmin');
  } finally {
    await session?.close();
  }
}

function queueOptionsOf({ queueContext }: RequestDocument['context']): QueueOptions {
  if (!queueContext) return {};
  const { priority, retryCount, retryInterval, retryStopOnFailure, onFailure, retainSuccessfulResponses, parentQueue } =
    queueContext;
  return {
    ...(priority === undefined ? {} : { priority }),
    ...(retryCount === undefined ? {} : { retryCount }),
    ...(retryInterval === undefined ? {} : { retryIntervalMilliseconds: retryInterval }),
    ...(retryStopOnFailure === undefined ? {} : { retryStopOnFailure }),
    ...(onFailure === undefined ? {} : { onFailure }),
    ...(retainSuccessfulResponses === undefined ? {} : { retainSuccessfulResponses }),
    ...(parentQueue.length === 0 ? {} : { parents: parentQueue }),
  };
}

/** Runs a request now; waits for a place when the engine is full. */
export async function runNow(
  parts: EngineParts,
  realTime: RealTime,
  { prepared, signal }: { prepared: Prepared; signal: AbortSignal | undefined },
): Promise<Answer> {
  if (realTime.stopping) throw EngineStopping();
  const controller = await takePlace(parts, realTime, prepared.id);
  const cancel = () => controller.abort(Cancelled());
  signal?.addEventListener('abort', cancel, { once: true });
  if (signal?.aborted) cancel();
  const acceptance = accept(
    acceptEntry(parts, prepared, 'running'),
    () => parts.log,
    parts.limits.listedAfterMilliseconds,
  );
  try {
    const request: RunnableRequest = { ...prepared, firstNumber: 1, acceptance, retry: undefined };
    return await runRequest(parts, request, controller);
  } finally {
    acceptance.end();
    signal?.removeEventListener('abort', cancel);
    realTime.running.delete(prepared.id);
    realTime.waiting.shift()?.();
  }
}

/** The place is taken in the same turn in which it is found free: of many that come at once no one passes too many. */
async function takePlace(parts: EngineParts, realTime: RealTime, id: string): Promise<AbortController> {
  const { running, waiting } = realTime;
  const controller = new AbortController();
  const take = () => running.set(id, controller);
  if (running.size < parts.limits.running) {
    take();
    return controller;
  }
  if (waiting.length >= parts.limits.waiting) throw EngineBusy(String(waiting.length));
  return new Promise((resolve) =>
    waiting.push(() => {
      take();
      resolve(controller);
    }),
  );
}

/** Puts a request on the queue: durable when this resolves. A batch becomes one request a data node. Gives the queue id. */
export async function enqueue(
  parts: EngineParts,
  prepared: Prepared,
): Promise<{ id: string; state: 'queued' | 'suspended' }> {
  const queue = { ...prepared.queue, parents: await findParents(parts, prepared.queue?.parents ?? []) };
  const state = queue.suspended || queue.parents.length > 0 ? 'suspended' : 'queued';
  const entry = acceptEntry(parts, { ...prepared, queue }, state);
  const parts_ = prepared.parsed && prepared.body.kind !== 'procedure' ? splitBatch(prepared.parsed) : [];
  if (parts_.length < 2) {
    await parts.log.append({ accept: [entry] });
    return { id: prepared.id, state };
  }
  await parts.log.append({ accept: parts_.map((document) => ofBatch(parts, prepared, { entry, document })) });
  return { id: prepared.id, state };
}

const findParentsStatement = `
  select g.id as given, r.id
  from unnest($1::uuid[]) as g (id)
  join engine.request r on r.id = g.id or r.batch_id = g.id`;

/** Those that a request waits for; a batch stands for its members. */
async function findParents(parts: EngineParts, given: readonly string[]): Promise<string[]> {
  if (given.length === 0) return [];
  const malformed = given.find((id) => !isRequestId(id));
  if (malformed !== undefined) throw NoSuchRequest(malformed);
  const { rows } = await parts.pool.query<{ given: string; id: string }>(findParentsStatement, [given]);
  const unknown = given.find((id) => !rows.some((row) => row.given === id.toLowerCase()));
  if (unknown !== undefined) throw NoSuchRequest(unknown);
  return rows.map(({ id }) => id);
}

function ofBatch(
  parts: EngineParts,
  prepared: Prepared,
  { entry, document }: { entry: AcceptEntry; document: Element },
): AcceptEntry {
  const body = { ...prepared.body, document: renderXml(document) };
  return {
    ...entry,
    id: uuidv7(),
    body: parts.sealer.seal(withOrigin(body, originOf(prepared)), true),
    queue: { ...entry.queue, batchId: prepared.id },
  };
}

function acceptEntry(parts: EngineParts, prepared: Prepared, state: AcceptEntry['state']): AcceptEntry {
  return {
    id: prepared.id,
    state,
    title: prepared.title,
    trustee: prepared.caller.trustee,
    deadlineSeconds: prepared.deadlineSeconds,
    body: parts.sealer.seal(withOrigin(prepared.body, originOf(prepared)), isSensitive(parts, prepared.body)),
    queue: state === 'running' ? undefined : (prepared.queue ?? {}),
    acceptedAt: performance.now(),
  };
}

function originOf({ caller, callId, traceParent }: Prepared): Origin {
  return {
    ...(caller.delegation ? { delegation: caller.delegation } : {}),
    ...(callId === undefined ? {} : { callId }),
    ...(traceParent === undefined ? {} : { traceParent }),
  };
}

/** A document may hold anything; a single procedure says itself whether it has secrets. */
function isSensitive(parts: EngineParts, body: Body): boolean {
  if (body.kind !== 'procedure') return true;
  const registered = parts.registry.find(body.namespace, body.procedure);
  return !registered || !('procedure' in registered) || registered.sensitive;
}

const claimStatement = `
  insert into engine.client_transaction as c (trustee, id, digest, request_id, node)
  values ($1, $2, $3, $4, $5)
  on conflict (trustee, id) do update
  set request_id = excluded.request_id, node = excluded.node
  where c.digest = excluded.digest
    and not exists (select from engine.request r where r.id = c.request_id or r.batch_id = c.request_id)
    and not exists (select from engine.node n where n.id = c.node and n.state = 'alive')`;

const releaseStatement = `
  delete from engine.client_transaction c
  where c.trustee = $1
    and c.id = $2
    and c.request_id = $3
    and not exists (select from engine.request r where r.id = c.request_id or r.batch_id = c.request_id)`;

/**
 * Claims a client transaction id. One whose engine died before its request was in the log is taken over.
 * @returns the request that has it already, or undefined when this one got it
 */
export async function claimClientTransaction(parts: EngineParts, prepared: Prepared): Promise<string | undefined> {
  const { clientTransactionId, caller, id } = prepared;
  if (clientTransactionId === undefined) return undefined;
  const digest = createHash('sha256').update(JSON.stringify(prepared.body)).digest();
  const values = [caller.trustee, clientTransactionId, digest, id, parts.lease.node.id];
  if ((await parts.pool.query(claimStatement, values)).rowCount === 1) return undefined;
  const { rows } = await parts.pool.query<{ digest: Buffer; request_id: string }>(
    'select digest, request_id from engine.client_transaction where trustee = $1 and id = $2',
    [caller.trustee, clientTransactionId],
  );
  const [known] = rows;
  if (!known?.digest.equals(digest)) throw ClientTransactionReused(clientTransactionId);
  return known.request_id;
}

/** Gives an id back that was claimed for a request which then was not accepted. */
export async function releaseClientTransaction(parts: EngineParts, prepared: Prepared): Promise<void> {
  const { clientTransactionId, caller, id } = prepared;
  if (clientTransactionId !== undefined) {
    await parts.pool.query(releaseStatement, [caller.trustee, clientTransactionId, id]);
  }
}
