import { openInstallation } from '@tenantry/cli/installation';
import { type HostingPaths, provisionTwoTenants, runProcedure } from '@tenantry/cli/two-tenants';

import { makeDatabase } from './database.ts';
import type { DirectoryServers } from './directory-servers.ts';
import { installationSettings, silentLogger } from './installation-settings.ts';

export interface HostingTemplate {
  /** Name of the database to copy. */
  readonly database: string;
  readonly paths: HostingPaths;
  /** What servers of its directory begin from; undefined for the directory in the database. */
  readonly directory: string | undefined;
}

// Made once a process for each kind of directory, by the first test that needs it.
const making = new Map<string, Promise<HostingTemplate>>();

/** A hoster with two tenants, made by real procedures, as a database to copy. */
export function hostingTemplate(servers?: DirectoryServers): Promise<HostingTemplate> {
  const name = servers?.name ?? '';
  const known = making.get(name);
  if (known) return known;
  const made = makeTemplate(servers);
  making.set(name, made);
  return made;
}

async function makeTemplate(servers: DirectoryServers | undefined): Promise<HostingTemplate> {
  const directory = await servers?.open(undefined);
  const database = await makeDatabase();
  const installation = await openInstallation({
    settings: { ...(await installationSettings(database.connectionString)), directory: directory?.settings },
    logger: silentLogger,
    queue: false,
  });
  let paths: HostingPaths;
  try {
    paths = await provisionTwoTenants((name, input) =>
      runProcedure(installation.client, { name, input, trustee: 'system' }),
    );
  } catch (error) {
    await directory?.stop();
    throw error;
  } finally {
    // A database can be copied only when nobody uses it.
    await installation.stop();
  }
  return { database: database.name, paths, directory: await directory?.keep() };
}
