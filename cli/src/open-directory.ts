import {
  type DirectoryHost,
  type LdapDirectoryOptions,
  type LdapOptions,
  openEmbeddedDirectory,
  openLdapDirectory,
} from '@tenantry/directory/host';
import type { EngineLogger } from '@tenantry/engine/host';
import type pg from 'pg';

import type { DirectorySettings } from './directory-settings.ts';
import { readTextFile } from './read-text-file.ts';

export interface DirectoryParts {
  readonly pool: pg.Pool;
  readonly logger: EngineLogger;
  readonly waits?: LdapDirectoryOptions['waits'];
  /** Told how long somebody has waited for a controller to catch up. */
  readonly waited?: LdapDirectoryOptions['waited'];
  readonly mayBeAway?: boolean;
}

/** Opens the directory that the settings name; without one, that in the database. */
export async function openDirectory(
  settings: DirectorySettings | undefined,
  { pool, logger, waits, waited, mayBeAway = false }: DirectoryParts,
): Promise<DirectoryHost> {
  const warn = (details: object, message: string) => logger.warn(details, message);
  if (!settings) return openEmbeddedDirectory({ pool, warn });
  return openLdapDirectory({
    ...(await readLdapOptions(settings)),
    pool,
    warn,
    mayBeAway,
    ...(waits ? { waits } : {}),
    ...(waited ? { waited } : {}),
  });
}

/** Reads the files that the settings name. */
export async function readLdapOptions(settings: DirectorySettings): Promise<LdapOptions> {
  const { controllers, domain, user, passwordFile, certificatesFile, startTls, checkCertificate } = settings;
  const password = (await readTextFile(passwordFile)).replace(/\r?\n$/, '');
  const certificates = certificatesFile === undefined ? {} : { ca: await readTextFile(certificatesFile) };
  const tls = { ...certificates, rejectUnauthorized: checkCertificate };
  return { controllers, domain, bindDn: user, password, startTls, tls };
}
