import type { Migrations } from '@tenantry/engine/host';
import type pg from 'pg';

import { createDirectoryHost, type DirectoryHost } from './directory-host.ts';
import type { Warn } from './driver.ts';
import { createEmbeddedDirectory } from './embedded/embedded-directory.ts';
import { seedDirectory } from './embedded/seed.ts';

export interface EmbeddedDirectoryOptions {
  /** Connections of the directory itself; none of the engine's. */
  readonly pool: pg.Pool;
  /** Domain of a fresh directory. Default DC=fabrikam,DC=com. */
  readonly domain?: string;
  /** Names of its controllers. */
  readonly controllers?: readonly string[];
  readonly warn?: Warn;
}

/** Tables of the embedded directory. */
export const embeddedMigrations: Migrations = {
  schema: 'directory',
  folder: new URL('../migrations/', import.meta.url),
  books: false,
};

const defaultDomain = 'DC=fabrikam,DC=com';
const defaultControllers = ['dc1.fabrikam.com'];

/** Opens the directory of a database whose migrations have run; makes the domain on first use. */
export async function openEmbeddedDirectory({
  pool,
  domain = defaultDomain,
  controllers = defaultControllers,
  warn = () => undefined,
}: EmbeddedDirectoryOptions): Promise<DirectoryHost> {
  const port = createEmbeddedDirectory(pool, controllers);
  await seedDirectory(pool, port, domain);
  return createDirectoryHost(port, { warn });
}
