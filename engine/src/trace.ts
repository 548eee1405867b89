import { type Fields, mask } from '@tenantry/schema';

import type { ObservedCall } from './observation.ts';

/** One call as it is kept for `explain`: short names, because every request carries a list of these. */
export interface TraceEntry {
  /** Number of the call. */
  n: number;
  /** Number of the call around it, 0 at the top. */
  p: number;
  ns: string;
  pr: string;
  k: 'r' | 'w' | 'c';
  /** Input with secrets masked. */
  i: unknown;
  /** Started after so many milliseconds. */
  s: number;
  /** Took so many milliseconds; missing while it runs. */
  d?: number;
  /** Code of the error that it ended with. */
  e?: string;
  /** 1 when the step was undone. */
  u?: 1;
}

/** What a request keeps of its calls. */
export interface Trace {
  /** Notes the beginning of a call; the result is ended by `finish`. */
  begin(
    call: Omit<TraceEntry, 'n' | 's' | 'i'> & { readonly fields: Fields | undefined; readonly input: unknown },
  ): TraceEntry;
  finish(entry: TraceEntry, errorCode?: string): void;
  undone(number: number): void;
  readonly entries: readonly TraceEntry[];
  /** Numbers go on after this one when a request is run again. */
  readonly lastNumber: number;
}

/** Beyond this many calls only the writes are kept. */
const entriesMaximum = 2000;

export function createTrace(firstNumber = 1): Trace {
  const entries: TraceEntry[] = [];
  const startedAt = performance.now();
  let number = firstNumber - 1;

  return {
    begin({ fields, input, ...call }) {
      number++;
      const entry: TraceEntry = {
        n: number,
        p: call.p,
        ns: call.ns,
        pr: call.pr,
        k: call.k,
        i: fields ? mask(fields, input) : null,
        s: since(startedAt),
      };
      if (entries.length < entriesMaximum || call.k === 'w') entries.push(entry);
      return entry;
    },
    finish(entry, errorCode) {
      entry.d = Math.round((since(startedAt) - entry.s) * 100) / 100;
      if (errorCode !== undefined) entry.e = errorCode;
    },
    undone(step) {
      const entry = entries.find(({ n }) => n === step);
      if (entry) entry.u = 1;
    },
    entries,
    get lastNumber() {
      return number;
    },
  };
}

const kinds = { r: 'read', w: 'write', c: 'composite' } as const;

/** A call as observers are told it. */
export function observedCall({ n, p, ns, pr, k, s, d, e }: TraceEntry): ObservedCall {
  return {
    number: n,
    parent: p,
    title: `${ns}::${pr}`,
    kind: kinds[k],
    startedAfter: s,
    milliseconds: d ?? 0,
    errorCode: e,
  };
}

function since(start: number): number {
  return Math.round((performance.now() - start) * 100) / 100;
}
