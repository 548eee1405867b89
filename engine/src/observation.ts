import type { RequestState } from './answer.ts';

/** A request that has been run: for metrics and traces, not for decisions. */
export interface ObservedRequest {
  readonly requestId: string;
  /** `Namespace::Procedure` when there is such a procedure, else `request`: it has to be one of few. */
  readonly title: string;
  readonly state: RequestState;
  readonly errorCode: string | undefined;
  readonly startedAt: Date;
  readonly milliseconds: number;
  /** Whether it came from the queue. */
  readonly queued: boolean;
  /** Where the call that brought it was in a trace (W3C Trace Context). */
  readonly traceParent: string | undefined;
  readonly calls: readonly ObservedCall[];
}

/** One call of its tree. */
export interface ObservedCall {
  /** From 1, in order. */
  readonly number: number;
  /** The call around it; 0 for none. */
  readonly parent: number;
  readonly title: string;
  readonly kind: 'read' | 'write' | 'composite';
  /** Milliseconds since the request started. */
  readonly startedAfter: number;
  readonly milliseconds: number;
  readonly errorCode: string | undefined;
}

/** Told of each request that has been run, in the asynchronous context of who submitted it unless it was queued. It must not throw. */
export type Observe = (request: ObservedRequest) => void;

/** Connections of a pool. */
export interface PoolLoad {
  readonly name: string;
  readonly open: number;
  readonly idle: number;
  /** Callers that wait for one. */
  readonly waiting: number;
}
