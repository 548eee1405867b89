import type { AnswerError, RequestSummary } from './answer.ts';

/** One call in the tree of a request. Secrets are masked. */
export interface ExplainedStep {
  /** Number of the call inside its request, from 1 in the order of calls. */
  readonly number: number;
  readonly parent: number;
  readonly namespace: string;
  readonly procedure: string;
  readonly kind: 'read' | 'write' | 'composite';
  readonly input: unknown;
  /** Milliseconds since the request was accepted, and duration; undefined when the process died. */
  readonly startedAfter?: number;
  readonly milliseconds?: number;
  readonly outcome: 'done' | 'failed' | 'undone' | 'unknown' | 'undo-failed' | 'skipped';
  /** Writes only: what undo was or would be given. */
  readonly undo?: unknown;
  readonly error?: string;
}

export interface ExplainedRequest extends RequestSummary {
  /** Id of the call that brought it, as the log of the service has it. */
  readonly callId?: string;
  readonly steps: readonly ExplainedStep[];
  readonly error?: AnswerError;
  /** Of a request in doubt: why it was to be undone. */
  readonly undoneFor?: AnswerError;
  readonly warnings: readonly string[];
}
