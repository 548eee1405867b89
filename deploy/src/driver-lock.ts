import pg from 'pg';

import type { ChangeParts } from './change-parts.ts';
import { findOpen } from './change-record.ts';
import { DeploymentBusy } from './errors.ts';

/** Number of the advisory lock of whoever changes the installation. */
const driverLock = 746110;

/** Lets one process at a time change the installation; the others are told who does. */
export async function alone<T>(parts: ChangeParts, work: () => Promise<T>): Promise<T> {
  const session = await tryDriverLock(parts.connectionString);
  if (!session) throw await whoIsBusy(parts);
  try {
    return await work();
  } finally {
    await session.end();
  }
}

/** A session that holds the lock; it ends with the process, however that ends. */
export async function tryDriverLock(connectionString: string): Promise<pg.Client | undefined> {
  const session = new pg.Client({ connectionString, application_name: 'tenantry deploy' });
  session.on('error', () => undefined);
  await session.connect();
  const { rows } = await session.query<{ got: boolean }>('select pg_try_advisory_lock($1) as got', [driverLock]);
  if (rows[0]?.got) return session;
  await session.end();
  return undefined;
}

async function whoIsBusy(parts: ChangeParts): Promise<Error> {
  const open = await findOpen(parts.pool);
  return DeploymentBusy(open?.operator ?? 'Somebody', open?.title ?? 'a deployment is being prepared');
}
