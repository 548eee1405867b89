import type { Fault } from '@tenantry/schema';

import type { ExplainedRequest } from './explain.ts';
import type { ProcedureListing } from './listing.ts';
import type { ErrorSource } from './provisioning-error.ts';
import type { Principal } from './standing.ts';

/** Where a request is in its life. */
export const requestStates = [
  'queued', // waits for an engine
  'suspended', // waits for an operator, for its parents, or for the transaction that made it
  'running',
  'undoing',
  'done',
  'failed', // undone completely
  'in-doubt', // an undo failed; an operator decides
  'awaiting-operator', // undone, all retries used; an operator decides
] as const;

export type RequestState = (typeof requestStates)[number];

/** How a queued request is treated. Defaults: priority 0, no retries, `continue`. */
export interface QueueOptions {
  /** Lower runs first. */
  readonly priority?: number;
  readonly retryCount?: number;
  readonly retryIntervalMilliseconds?: number;
  /** A failure with this code (string code or hexadecimal HRESULT) is retried only once. */
  readonly retryStopOnFailure?: string;
  readonly onFailure?: 'continue' | 'queueToOperator';
  readonly suspended?: boolean;
  /** Requests that must be done first. */
  readonly parents?: readonly string[];
  readonly retainSuccessfulResponses?: boolean;
}

/** What a service hands to the engine. */
export interface Submission {
  /** One procedure with its input as JSON, or a whole document of the request language as XML. */
  readonly what:
    | { readonly namespace: string; readonly procedure: string; readonly input: unknown }
    | { readonly document: string }
    | {
        readonly namespace: string;
        readonly procedure: string;
        /** A simple request document: data and context, no procedure element. */
        readonly document: string;
      };
  readonly caller: Principal;
  /** The same id with the same content returns the first outcome. */
  readonly clientTransactionId?: string;
  readonly deadlineSeconds?: number;
  /** Present: put on the queue and answered at once. */
  readonly queue?: QueueOptions;
  /** Aborting it cancels the request (the caller has gone away and asks for that). */
  readonly signal?: AbortSignal;
}

export interface AnswerError {
  readonly code: string;
  readonly hresult: number;
  readonly message: string;
  readonly faults: readonly Fault[];
  /** Call stack of procedures, innermost first. */
  readonly sources: readonly ErrorSource[];
}

/** How a request ended, or where it is. */
export interface Answer {
  readonly requestId: string;
  readonly state: RequestState;
  /** Output of a procedure as JSON, when it was submitted as JSON. */
  readonly output?: unknown;
  /** The `response` document, when the submission was a document. */
  readonly document?: string;
  readonly error?: AnswerError;
  readonly warnings: readonly string[];
  /** Plan mode: what would change, one text a change. */
  readonly changes?: readonly string[];
}

/** A request in a list. Times are ISO 8601 in UTC. */
export interface RequestSummary {
  readonly requestId: string;
  readonly state: RequestState;
  /** `Namespace::Procedure`, or those that a document names first. */
  readonly title: string;
  readonly trustee: string;
  readonly acceptedAt: string;
  readonly endedAt?: string;
  readonly milliseconds?: number;
  readonly errorCode?: string;
  readonly engine?: string;
  readonly attempt: number;
  readonly batchId?: string;
}

export interface RequestFilter {
  readonly states?: readonly RequestState[];
  /** Text that the title contains. */
  readonly title?: string;
  readonly trustee?: string;
  readonly since?: Date;
  /** Continue after this request id (newest first). */
  readonly after?: string;
  /** At most 1000; default 50. */
  readonly limit?: number;
}

/** The engine as services see it. */
export interface Client {
  /** Runs a request and answers when it has ended, or queues it and answers at once. Throws nothing that belongs to the request: faults are in the answer. */
  submit(submission: Submission): Promise<Answer>;
  /** The changes that a request would make; nothing is done. */
  plan(submission: Submission): Promise<Answer>;
  /** The present answer of a request of this engine or another. */
  find(requestId: string): Promise<Answer | undefined>;
  /** Waits for the end of a request, wherever it runs. */
  wait(requestId: string, timeoutMilliseconds: number): Promise<Answer | undefined>;
  explain(requestId: string): Promise<ExplainedRequest | undefined>;
  list(filter: RequestFilter): Promise<RequestSummary[]>;
  /** Cancels a queued, suspended or running request; a running one is undone. */
  cancel(requestId: string): Promise<Answer>;
  /** In doubt: undoes again. Awaiting an operator: runs again. Suspended: activates. */
  retry(requestId: string): Promise<Answer>;
  /** In doubt: takes one step as undone by hand. */
  skipStep(requestId: string, step: number): Promise<Answer>;
  /** In doubt: replaces what undo was given for one step. */
  editStep(requestId: string, step: number, prepared: unknown): Promise<Answer>;
  /** Makes a suspended request wait for another suspended one. */
  addDependency(requestId: string, parentId: string): Promise<void>;
  /** Registers a namespace document of the request language; replaces an earlier version of the same name. */
  registerNamespace(document: string, caller: Principal): Promise<void>;
  procedures(): ProcedureListing[];
  /** Number of requests running here and waiting. */
  load(): { readonly running: number; readonly waiting: number };
}
