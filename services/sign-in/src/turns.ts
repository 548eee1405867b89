/** Lets so many through at once for each key; the others wait in order. */
export interface Turns {
  take<T>(key: string, work: () => Promise<T>): Promise<T>;
}

export function createTurns(most: number): Turns {
  const busy = new Map<string, { running: number; readonly waiting: (() => void)[] }>();

  return {
    async take(key, work) {
      const lane = busy.get(key) ?? { running: 0, waiting: [] };
      busy.set(key, lane);
      // The place of one who leaves goes to the next without being free in between.
      if (lane.running < most) lane.running++;
      else await new Promise<void>((resolve) => lane.waiting.push(resolve));
      try {
        return await work();
      } finally {
        const next = lane.waiting.shift();
        if (next) next();
        else if (--lane.running === 0) busy.delete(key);
      }
    },
  };
}
