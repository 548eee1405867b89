import type { ResourceDriver, Standing } from '@tenantry/engine/host';

import { defaultWaits, newState } from './controller-choice.ts';
import type { Directory } from './directory.ts';
import { createDriver, type Warn } from './driver.ts';
import { escapeFilter } from './filter.ts';
import { entryToLdif } from './ldif.ts';
import type { DirectoryPort } from './port.ts';
import { openDirectory } from './session.ts';
import { standing } from './standing.ts';

/** A directory with what an engine needs of it. */
export interface DirectoryHost {
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
  close(): Promise<void>;
}

/** Bit of userAccountControl: the account is disabled. */
const accountDisabled = 2;

/** Puts around a port what an engine needs. */
export function createDirectoryHost(
  port: DirectoryPort,
  warn: Warn,
  close: () => Promise<void> = () => Promise.resolve(),
): DirectoryHost {
  const directory = openDirectory(
    port,
    { operation: () => undefined },
    { state: newState(), preferred: undefined, limits: defaultWaits, warn },
  );

  return { driver: createDriver(port, warn), standing, directory, authenticate, findUser, dump, close };

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
