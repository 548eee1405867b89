import { setTimeout as pause } from 'node:timers/promises';

import { renderXml } from '@tenantry/schema';

import type { Answer } from './answer.ts';
import { EngineStopping, MissingPrivilege } from './errors.ts';
import { explainRequest } from './explain-request.ts';
import { systemTrustee } from './judge.ts';
import { defineProcedures, listProcedures } from './list-procedures.ts';
import type { NamespaceDocuments } from './namespace-documents.ts';
import { addDependency, cancelRequest, editStep, findAnswer, retryRequest, skipStep } from './operate.ts';
import type { EngineParts } from './parts.ts';
import { planRequest } from './plan-request.ts';
import { ProvisioningError } from './provisioning-error.ts';
import type { QueueWorker } from './queue.ts';
import { undoOrphans } from './recovery.ts';
import type { Client, Submission } from './request.ts';
import { renderAnswer } from './request-language/answer.ts';
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

interface ClientParts {
  readonly parts: EngineParts;
  readonly realTime: RealTime;
  readonly worker: QueueWorker;
  readonly documents: NamespaceDocuments;
  /** Requests that this engine undoes for others. */
  readonly orphans: Set<string>;
  /** Whether this engine runs what it queues. */
  readonly takesQueue: boolean;
}

const waitStepMilliseconds = 50;

/** What callers of this process may ask of the engine. */
export function createClient({ parts, realTime, worker, documents, orphans, takesQueue }: ClientParts): Client {
  return {
    async submit(submission) {
      return answering(submission, async () => {
        if (realTime.stopping) throw EngineStopping();
        const prepared = await prepareSubmission(parts, submission);
        const earlier = await findEarlier(parts, prepared);
        if (earlier) return earlier;
        try {
          if (!prepared.queue) return await runNow(parts, realTime, { prepared, signal: submission.signal });
          const { id, state } = await enqueue(parts, prepared);
          if (takesQueue && state === 'queued') worker.wake();
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
    wait: (requestId, timeoutMilliseconds) => waitFor(parts, requestId, timeoutMilliseconds),
    explain: (requestId) => explainRequest(parts, requestId),
    list: (filter) => listRequests(parts.pool, filter),
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
      if (caller.trustee !== systemTrustee) throw MissingPrivilege(caller.trustee, 'DomainAdmin', 'this installation');
      await documents.register(document, caller.trustee);
    },
    procedures: () => listProcedures(parts.registry),
    definitions: () => defineProcedures(parts.registry),
    load: () => ({ running: realTime.running.size + worker.running.size, waiting: realTime.waiting.length }),
  };
}

/** The outcome of the request that has the client transaction id already; undefined when the id belongs to this one. */
async function findEarlier(parts: EngineParts, prepared: Prepared): Promise<Answer | undefined> {
  const deadline = performance.now() + prepared.deadlineSeconds * 1000;
  for (;;) {
    const known = await claimClientTransaction(parts, prepared);
    if (known === undefined) return undefined;
    const left = deadline - performance.now();
    if (left <= 0 || (await findAnswer(parts, known))) return waitFor(parts, known, left);
    // It is not in the log yet, or never will be because its engine has died.
    await pause(waitStepMilliseconds);
  }
}

async function waitFor(parts: EngineParts, requestId: string, timeoutMilliseconds: number): Promise<Answer> {
  const deadline = performance.now() + timeoutMilliseconds;
  for (;;) {
    const answer = await findAnswer(parts, requestId);
    const ended = answer !== undefined && !['queued', 'running', 'undoing'].includes(answer.state);
    if (answer && (ended || performance.now() >= deadline)) return answer;
    if (performance.now() >= deadline) return { requestId, state: 'running', warnings: [] };
    await pause(waitStepMilliseconds);
  }
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
