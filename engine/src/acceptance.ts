import type { AcceptEntry, StepLog } from './step-log.ts';

/**
 * The entry in the log that says that a request runs. It is written with what first needs it, in one transaction: the intent of
 * the first step, or the end of a request that changed nothing. One that takes longer is written alone, so that
 * people can list and cancel what runs.
 */
export interface Acceptance {
  /** Runs what writes to the log. It is given the entry unless that is there already, and then has to write it. */
  write<T>(work: (entry: AcceptEntry | undefined) => Promise<T>): Promise<T>;
  /** Nothing more will be written. */
  end(): void;
}

/** After so long a request that runs is in lists. */
const listedAfterMilliseconds = 250;

/** Of a request that is in the log. */
export const accepted: Acceptance = {
  write: (work) => work(undefined),
  end: () => undefined,
};

/** Accepts a request that is not in the log yet. */
export function accept(given: AcceptEntry, log: () => StepLog): Acceptance {
  let entry: AcceptEntry | undefined = given;
  let writing: Promise<unknown> | undefined;
  const timer = setTimeout(() => {
    // Whoever writes next tries again, and tells the failure to somebody.
    write(async (alone) => alone && log().append({ accept: [alone], mayLag: true })).catch(() => undefined);
  }, listedAfterMilliseconds);

  return {
    write,
    end: () => clearTimeout(timer),
  };

  async function write<T>(work: (entry: AcceptEntry | undefined) => Promise<T>): Promise<T> {
    // Two flushes may be under way at once: what needs the entry must not overtake it.
    while (writing) await writing.catch(() => undefined);
    if (!entry) return work(undefined);
    const written = work(entry);
    writing = written;
    try {
      const result = await written;
      entry = undefined;
      clearTimeout(timer);
      return result;
    } finally {
      writing = undefined;
    }
  }
}
