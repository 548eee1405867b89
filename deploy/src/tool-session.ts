import type { ChangeParts } from './change-parts.ts';
import { sessionStart, writeConfigurationShare } from './configuration-share.ts';
import { alone } from './driver-lock.ts';

/** What an operator starts: nobody else changes the installation meanwhile, and at the end the records are written. */
export function toolSession<T>(parts: ChangeParts, work: () => Promise<T>): Promise<T> {
  return alone(parts, async () => {
    const after = await sessionStart(parts);
    try {
      return await work();
    } finally {
      await writeConfigurationShare(parts, after);
    }
  });
}
