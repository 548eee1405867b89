import { setTimeout as pause } from 'node:timers/promises';

/** Long enough for a machine that is busy with much else: only what never comes takes so long. */
const patienceMilliseconds = 600_000;
const pauseMilliseconds = 20;

/** Waits until something is so. Tests wait with it for the thing itself, not for a time after which it should have come. */
export async function eventually(isSo: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = performance.now() + patienceMilliseconds;
  while (!(await isSo())) {
    if (performance.now() > deadline)
      throw new Error(`this did not come within ${patienceMilliseconds / 1000} s: ${isSo}`);
    await pause(pauseMilliseconds);
  }
}
