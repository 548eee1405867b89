import { ProvisioningError } from '@tenantry/engine';
import type { Answer, Submission } from '@tenantry/engine/client';

import type { DirectorySettings } from '../directory-settings.ts';
import { openInstallation } from '../installation.ts';
import { createLogger } from '../logger.ts';
import { type CrashMoment, type CrashPlan, createCrashProbe } from './crash-plan.ts';

/** What a child is told to do. */
export interface CrashOrder {
  readonly databaseUrl: string;
  readonly data: string;
  readonly keyFile: string;
  /** Real servers; undefined: the directory in the database. */
  readonly directory?: DirectorySettings | undefined;
  readonly what: Submission['what'];
  readonly plan: CrashPlan;
}

/** What a child tells. */
export type CrashReport = { readonly moment: CrashMoment } | { readonly answer: Answer };

/**
 * Main program of an engine process that is to die: `fork` it, send it a `CrashOrder`.
 * It waits for the order with everything loaded, so that many can be made ready beforehand.
 */
process.once('message', (order: CrashOrder) => {
  void obey(order);
});
// The parent has gone: nothing is left to do.
process.once('disconnect', () => process.exit(0));

async function obey({ databaseUrl, data, keyFile, directory, what, plan }: CrashOrder): Promise<void> {
  const installation = await openInstallation({
    settings: { databaseUrl, data, keyFile, directory, retentionMonths: 1 },
    logger: createLogger({ level: 'silent', to: process.stderr }),
    queue: false,
    migrate: false,
    name: `engine to be killed, process ${process.pid}`,
    probe: createCrashProbe({ plan, die, fail: () => failure }),
  });
  const answer = await installation.client.submit({ what, caller: { trustee: 'system' } });
  await installation.stop();
  await tell({ answer });
  process.exit(0);
}

const failure = new ProvisioningError(
  { code: 'CLI_FAILED_ON_PURPOSE', hresult: 0x80004005 },
  'Failed to see the undo.',
);

/** Tells where it dies, and is killed as by `kill -9`. */
async function die(moment: CrashMoment): Promise<never> {
  await tell({ moment });
  process.kill(process.pid, 'SIGKILL');
  return new Promise(() => undefined);
}

function tell(report: CrashReport): Promise<void> {
  return new Promise((resolve) => {
    if (process.send) process.send(report, () => resolve());
    else resolve();
  });
}
