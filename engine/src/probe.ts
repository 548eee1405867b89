/** A moment in a write at which a test can break the engine. */
export interface ProbePoint {
  readonly requestId: string;
  readonly number: number;
  readonly namespace: string;
  readonly procedure: string;
  readonly at:
    | 'before-intent'
    | 'after-intent'
    | 'before-operation'
    | 'after-operation'
    | 'after-apply'
    | 'before-undo'
    | 'after-undo';
  /** Number of the operation inside apply or undo, from 1. */
  readonly operation?: number;
  readonly undoing: boolean;
}

/** Called at each point; throwing is a failure of the step, killing the process is a crash. */
export type Probe = (point: ProbePoint) => void | Promise<void>;
