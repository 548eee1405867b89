import { openInstallation } from '@tenantry/cli/installation';
import { type HostingPaths, provisionTwoTenants, runProcedure } from '@tenantry/cli/two-tenants';

import { makeDatabase } from './database.ts';
import { installationSettings, silentLogger } from './installation-settings.ts';

export interface HostingTemplate {
  /** Name of the database to copy. */
  readonly database: string;
  readonly paths: HostingPaths;
}

// Made once a process, by the first test that needs it.
let making: Promise<HostingTemplate> | undefined;

/** A hoster with two tenants, made by real procedures, as a database to copy. */
export function hostingTemplate(): Promise<HostingTemplate> {
  making ??= makeTemplate();
  return making;
}

async function makeTemplate(): Promise<HostingTemplate> {
  const database = await makeDatabase();
  const installation = await openInstallation({
    settings: await installationSettings(database.connectionString),
    logger: silentLogger,
    queue: false,
  });
  try {
    const paths = await provisionTwoTenants((name, input) =>
      runProcedure(installation.client, { name, input, trustee: 'system' }),
    );
    return { database: database.name, paths };
  } finally {
    // A database can be copied only when nobody uses it.
    await installation.stop();
  }
}
