import type { Fault } from '@tenantry/schema';

import type { ErrorSource } from './provisioning-error.ts';

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
  /** Text that the name of the caller contains. */
  readonly caller?: string;
  /** Text, e.g. an address, a path or a GUID, in what one of its calls was given or in what a step of it would undo. Secrets are not looked at. */
  readonly about?: string;
  /** Only requests of this batch. */
  readonly batchId?: string;
  readonly since?: Date;
  /** Accepted before then. */
  readonly until?: Date;
  /** Continue after this request id (newest first). */
  readonly after?: string;
  /** At most 1000; default 50. */
  readonly limit?: number;
}
