import type { Migrations, ResourceDriver, Standing } from '@tenantry/engine/host';
import type pg from 'pg';

import type { Directory } from './directory.ts';
import { createDriver } from './driver.ts';
import { createEmbeddedDirectory } from './embedded/embedded-directory.ts';
import { seedDirectory } from './embedded/seed.ts';
import { escapeFilter } from './filter.ts';
import { entryToLdif } from './ldif.ts';
import { openDirectory } from './session.ts';
import { standing } from './standing.ts';

export interface EmbeddedDirectoryOptions {
  /** Connections of the directory itself; none of the engine's. */
  readonly pool: pg.Pool;
  /** Domain of a fresh directory. Default DC=fabrikam,DC=com. */
  readonly domain?: string;
  /** Names of its controllers. */
  readonly controllers?: readonly string[];
}

/** A directory in PostgreSQL with what an engine needs of it. */
export interface EmbeddedDirectory {
  readonly driver: ResourceDriver<Directory>;
  readonly standing: Standing;
  /** The directory outside of any request, for reading and administration. */
  readonly directory: Directory;
  /** Path of the user with these credentials; the user is named by principal name, path or DN. */
  authenticate(user: string, password: string): Promise<string | undefined>;
  /** Path of a user by principal name. */
  findUser(userPrincipalName: string): Promise<string | undefined>;
  /** Every entry as an LDIF record, from the top of the tree. */
  dump(): AsyncIterable<string>;
}

/** Tables of the embedded directory. */
export const embeddedMigrations: Migrations = {
  schema: 'directory',
  folder: new URL('../migrations/', import.meta.url),
  books: false,
};

const defaultDomain = 'DC=fabrikam,DC=com';
const defaultControllers = ['dc1.fabrikam.com'];
/** Bit of userAccountControl: the account is disabled. */
const accountDisabled = 2;

/** Opens the directory of a database whose migrations have run; makes the domain on first use. */
export async function openEmbeddedDirectory({
  pool,
  domain = defaultDomain,
  controllers = defaultControllers,
}: EmbeddedDirectoryOptions): Promise<EmbeddedDirectory> {
  const port = createEmbeddedDirectory(pool, controllers);
  await seedDirectory(pool, port, domain);
  const state = { position: undefined, warnings: new Set<string>() };
  const directory = openDirectory(port, { operation: () => undefined }, { state, preferred: undefined });

  return { driver: createDriver(port), standing, directory, authenticate, findUser, dump };

  async function authenticate(user: string, password: string): Promise<string | undefined> {
    const path = user.includes('=') ? user : await findUser(user);
    const entry =
      path === undefined ? undefined : await directory.find(path, ['userAccountControl']).catch(() => undefined);
    if (!entry || password === '') return undefined;
    const isEnabled = (Number(entry.attributes['userAccountControl']?.[0] ?? 0) & accountDisabled) === 0;
    return (await directory.checkPassword(entry.path, password)) && isEnabled ? entry.path : undefined;
  }

  async function findUser(userPrincipalName: string): Promise<string | undefined> {
    const { domain: base } = await directory.contexts();
    const filter = `(&(objectClass=user)(userPrincipalName=${escapeFilter(userPrincipalName)}))`;
    for await (const { path } of directory.search({ base, filter, attributes: [] })) return path;
    return undefined;
  }

  async function* dump(): AsyncIterable<string> {
    const { domain: base } = await directory.contexts();
    for await (const { dn, attributes } of directory.search({ base, filter: '(objectClass=*)' }))
      yield entryToLdif(dn, attributes);
  }
}
