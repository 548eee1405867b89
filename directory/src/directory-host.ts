import type { ResourceDriver, Standing } from '@tenantry/engine/host';

import { defaultWaits, newState, type WaitLimits } from './controller-choice.ts';
import type { Directory } from './directory.ts';
import { createDriver, type Warn } from './driver.ts';
import { escapeFilter } from './filter.ts';
import { entryToLdif } from './ldif.ts';
import type { DirectoryPort } from './port.ts';
import { createPositionMemory, noMemory } from './position-memory.ts';
import type { PositionStore } from './position-store.ts';
import { openDirectory } from './session.ts';
import { standing } from './standing.ts';

/** A directory with what an engine needs of it. */
export interface DirectoryHost {
  readonly driver: ResourceDriver<Directory>;
  readonly standing: Standing;
  /** The directory outside of any request: each call sees every request that has ended before it. */
  readonly directory: Directory;
  /** The same for a call that prefers a controller. */
  preferring(controller: string): Directory;
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

export interface HostOptions {
  readonly warn: Warn;
  readonly store?: PositionStore | undefined;
  readonly limits?: WaitLimits | undefined;
  readonly close?: () => Promise<void>;
}

/** Puts around a port what an engine needs. */
export function createDirectoryHost(
  port: DirectoryPort,
  { warn, store, limits = defaultWaits, close = () => Promise.resolve() }: HostOptions,
): DirectoryHost {
  const { controllers } = port;

  return {
    driver: createDriver(port, { warn, store, limits }),
    standing,
    directory: new Proxy(now(), { get: (_, name) => Reflect.get(now(), name) }),
    preferring: now,
    authenticate,
    findUser,
    dump,
    close,
  };

  function now(preferred?: string): Directory {
    const state = newState();
    const memory = store ? createPositionMemory({ store, state, requestId: '', controllers }) : noMemory;
    return openDirectory(port, { operation: () => undefined }, { state, memory, preferred, limits, warn });
  }

  async function authenticate(user: string, password: string): Promise<string | undefined> {
    const present = now();
    const path = user.includes('=') ? user : await findUser(user);
    const entry =
      path === undefined ? undefined : await present.find(path, ['userAccountControl']).catch(() => undefined);
    if (!entry || password === '') return undefined;
    const isEnabled = (Number(entry.attributes['userAccountControl']?.[0] ?? 0) & accountDisabled) === 0;
    return (await present.checkPassword(entry.path, password)) && isEnabled ? entry.path : undefined;
  }

  async function findUser(userPrincipalName: string): Promise<string | undefined> {
    const present = now();
    const { domain: base } = await present.contexts();
    const filter = `(&(objectClass=user)(userPrincipalName=${escapeFilter(userPrincipalName)}))`;
    for await (const { path } of present.search({ base, filter, attributes: [] })) return path;
    return undefined;
  }

  async function* dump(): AsyncIterable<string> {
    const present = now();
    const { domain: base } = await present.contexts();
    for await (const { dn, attributes } of present.search({ base, filter: '(objectClass=*)' }))
      yield entryToLdif(dn, attributes);
  }
}
