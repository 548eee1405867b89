import type { Answer, RequestFilter, RequestSummary } from './answer.ts';
import type { Condition } from './condition.ts';
import type { ExplainedRequest } from './explain.ts';
import type { ProcedureDefinition, ProcedureListing } from './listing.ts';
import type { Principal } from './standing.ts';

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
    | {
        readonly namespace: string;
        readonly procedure: string;
        readonly input: unknown;
        /** Judged in the transaction of the request, before it does anything. */
        readonly onlyIf?: Condition;
      }
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
  /** Id of the call that brings it, as the log of the service has it; kept with the request. */
  readonly callId?: string;
  /** Present: put on the queue and answered at once. */
  readonly queue?: QueueOptions;
  /** Aborting it cancels the request (the caller has gone away and asks for that). */
  readonly signal?: AbortSignal;
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
  /** The procedures of components with their fields; the same list until components are loaded or unloaded. */
  definitions(): readonly ProcedureDefinition[];
  /** Number of requests running here and waiting. */
  load(): { readonly running: number; readonly waiting: number };
}

const requestIds = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Whether a text can be the id of a request. */
export function isRequestId(text: string): boolean {
  return requestIds.test(text);
}
