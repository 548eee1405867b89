import { join } from 'node:path';
import { inspect } from 'node:util';

import type { InstallationOptions } from '@tenantry/cli/installation';

import { server } from './database.ts';

/** Tests look at answers, not at logs; but what nobody foresaw is a fault that they have to show. */
export const silentLogger: InstallationOptions['logger'] = {
  info: () => undefined,
  warn: () => undefined,
  error(details, message) {
    if ('procedure' in details && 'error' in details) process.stderr.write(`${message}: ${inspect(details)}\n`);
  },
};

/** Settings of an installation on a test database; all of a process share one key. */
export async function installationSettings(databaseUrl: string): Promise<InstallationOptions['settings']> {
  const { folder } = await server();
  return { data: folder, databaseUrl, keyFile: join(folder, 'secret.key'), retentionMonths: 13 };
}
