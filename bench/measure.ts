/** Result of one load. */
export interface Measured {
  readonly perSecond: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
  readonly count: number;
}

/** Runs work from so many callers at once for a time, or until it gives `end`; each caller begins again when its answer is there. */
export async function measure(
  callers: number,
  seconds: number,
  work: (caller: number) => Promise<unknown>,
): Promise<Measured> {
  const times: number[] = [];
  const start = performance.now();
  const end = start + seconds * 1000;
  const caller = async (number: number) => {
    while (performance.now() < end) {
      const begun = performance.now();
      if ((await work(number)) === 'end') return;
      times.push(performance.now() - begun);
    }
  };
  await Promise.all(Array.from({ length: callers }, (_, number) => caller(number)));
  const elapsed = (performance.now() - start) / 1000;
  times.sort((a, b) => a - b);
  return { perSecond: times.length / elapsed, p50: at(times, 0.5), p99: at(times, 0.99), count: times.length };
}

function at(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

/** One line of a report: name, rate, times. */
export function line(name: string, { perSecond, p50, p99 }: Measured, note = ''): string {
  return `${name.padEnd(46)} ${perSecond.toFixed(0).padStart(8)}/s   p50 ${p50.toFixed(1).padStart(7)} ms   p99 ${p99.toFixed(1).padStart(7)} ms   ${note}`;
}
