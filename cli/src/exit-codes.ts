import type { RequestState } from '@tenantry/engine/client';

/** How the program ends. Listed in `tenantry --help` and in the documents; numbers never change their meaning. */
export const exitCodes = {
  /** Done. */
  done: 0,
  /** The request failed and was undone; or a check found something wrong. */
  failed: 1,
  /** The command line is not right, or a file that it names. */
  usage: 2,
  /** The installation cannot be reached: database, data directory, key, port. */
  unreachable: 3,
  /** An undo failed, or all retries are used: an operator has to decide. */
  inDoubt: 4,
  /** The request has not ended yet. */
  open: 5,
  /** A fault of the program. */
  fault: 70,
  /** Ended by Ctrl-C. */
  interrupted: 130,
} as const;

/** The sentences for `tenantry --help`. */
export const exitCodeSentences: readonly (readonly [number, string])[] = [
  [exitCodes.done, 'done'],
  [exitCodes.failed, 'the request failed and was undone'],
  [exitCodes.usage, 'the command line or a file that it names is not right'],
  [exitCodes.unreachable, 'the installation cannot be reached (database, data directory, key, port)'],
  [exitCodes.inDoubt, 'the request is in doubt or awaits an operator'],
  [exitCodes.open, 'the request has not ended yet'],
  [exitCodes.fault, 'a fault of the program'],
  [exitCodes.interrupted, 'interrupted by Ctrl-C'],
];

const byState: Readonly<Record<RequestState, number>> = {
  queued: exitCodes.open,
  suspended: exitCodes.open,
  running: exitCodes.open,
  undoing: exitCodes.open,
  done: exitCodes.done,
  failed: exitCodes.failed,
  'in-doubt': exitCodes.inDoubt,
  'awaiting-operator': exitCodes.inDoubt,
};

/** The exit code for the state of a request. */
export function exitCodeOf(state: RequestState): number {
  return byState[state];
}
