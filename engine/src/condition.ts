import { createHash } from 'node:crypto';

/** What must still be so when a request begins: a reading procedure gives what the caller has seen. */
export interface Condition {
  readonly namespace: string;
  readonly procedure: string;
  readonly input: unknown;
  /** Digests of the outputs that will do; without them any output will, so that the thing only has to be there. */
  readonly digests?: readonly string[];
}

const digits = 32;

/** Names an output, to ask later whether it is still the same. */
export function digestOf(output: unknown): string {
  return createHash('sha256').update(JSON.stringify(output)).digest('hex').slice(0, digits);
}
