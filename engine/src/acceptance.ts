import type { AcceptEntry, StepLog } from './step-log.ts';

/**
 * The entry in the log that says that a request runs. It is written with what first needs it, in one transaction: the intent of
 * the first step, or the end of a request that changed nothing. One that takes longer is written alone, so that
 * people can list and cancel what runs.
 */
export interface Acceptance {
  /** Runs what writes to the log. It is given the entry unless that is there already, and then has to write it. */
  write<T>(work: (entry: AcceptEntry | undefined) => Promise<T>): Promise<T>;
  /** Gives the entry to somebody who writes it and then tells by `settle` whether he has; undefined when it is in the log. */
  take(): Promise<AcceptEntry | undefined>;
  settle(isWritten: boolean): void;
  /** Nothing more will be written. */
  end(): void;
}

/** Of a request that is in the log. */
export const accepted: Acceptance = {
  write: (work) => work(undefined),
  take: () => Promise.resolve(undefined),
  settle: () => undefined,
  end: () => undefined,
};

/**
 * Accepts a request that is not in the log yet.
 * @param listedAfterMilliseconds after so long it is in lists while it runs
 */
export function accept(given: AcceptEntry, log: () => StepLog, listedAfterMilliseconds: number): Acceptance {
  let entry: AcceptEntry | undefined = given;
  let taken: PromiseWithResolvers<void> | undefined;
  const timer = setTimeout(() => {
    // Whoever writes next tries again, and tells the failure to somebody.
    write(async (alone) => alone && log().append({ accept: [alone], mayLag: true })).catch(() => undefined);
  }, listedAfterMilliseconds);

  return { write, take, settle, end: () => clearTimeout(timer) };

  async function write<T>(work: (entry: AcceptEntry | undefined) => Promise<T>): Promise<T> {
    const alone = await take();
    if (!alone) return work(undefined);
    let isWritten = false;
    try {
      const result = await work(alone);
      isWritten = true;
      return result;
    } finally {
      settle(isWritten);
    }
  }

  async function take(): Promise<AcceptEntry | undefined> {
    // Two flushes may be under way at once: what needs the entry must not overtake it.
    while (taken) await taken.promise;
    if (entry) taken = Promise.withResolvers();
    return entry;
  }

  function settle(isWritten: boolean): void {
    if (isWritten) {
      entry = undefined;
      clearTimeout(timer);
    }
    taken?.resolve();
    taken = undefined;
  }
}
