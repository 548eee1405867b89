import { setTimeout as pause } from 'node:timers/promises';

import { generateDue } from '@tenantry/offline-address-book';
import type { Logger } from 'pino';

import type { Installation } from './installation.ts';

export interface BookJobOptions {
  readonly installation: Installation;
  readonly logger: Logger;
  /** Between two looks; 0 for none at all. */
  readonly minutes: number;
  /** Aborted when the server stops. */
  readonly signal: AbortSignal;
}

const minuteMilliseconds = 60_000;
const purgeMilliseconds = 24 * 60 * minuteMilliseconds;

/** Generates offline address books of which something has changed, again and again, until it is aborted. */
export async function runBookJob({ installation, logger, minutes, signal }: BookJobOptions): Promise<void> {
  if (minutes === 0) return;
  let purgedAt = Number.NEGATIVE_INFINITY;
  for (;;) {
    await pause(minutes * minuteMilliseconds, undefined, { signal, ref: false }).catch(() => undefined);
    if (signal.aborted) return;
    try {
      const { generated, changed, failed } = await generateDue(installation.client, {
        signal,
        onBook: ({ organization, requestId, error }) => {
          if (error) logger.warn({ organization, requestId, error }, 'an offline address book was not generated');
        },
      });
      if (generated + failed > 0) logger.info({ generated, changed, failed }, 'offline address books were generated');
      if (performance.now() - purgedAt > purgeMilliseconds) {
        await installation.addressBooks.purge();
        purgedAt = performance.now();
      }
    } catch (error) {
      if (!signal.aborted) logger.warn({ error }, 'offline address books could not be looked for');
    }
  }
}
