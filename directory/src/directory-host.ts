import type { ResourceDriver, Standing } from '@tenantry/engine/host';

import { defaultWaits, newState, type WaitLimits } from './controller-choice.ts';
import type { Directory } from './directory.ts';
import { createDriver, type Warn } from './driver.ts';
import { NoSuchEntry } from './errors.ts';
import { type Account, findAccount } from './find-account.ts';
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
  /** The enabled user with these credentials. It takes as long for a name that nobody has as for a wrong password. */
  authenticate(user: string, password: string, permit?: Permit): Promise<Account | undefined>;
  /** A user by principal name, mail address, account (`DOMAIN\name`), path or DN. */
  findAccount(name: string): Promise<Account | undefined>;
  /** Every entry as an LDIF record, from the top of the tree. */
  dump(): AsyncIterable<string>;
  close(): Promise<void>;
}

/** Asked whether an account may be tried, by its GUID; by an empty text when nobody has the name. */
export type Permit = (guid: string) => Promise<boolean>;

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
  return {
    driver: createDriver(port, { warn, store, limits }),
    standing,
    directory: new Proxy(now(), { get: (_, name) => Reflect.get(now(), name) }),
    preferring: now,
    authenticate,
    findAccount: (name) => findAccount(now(), name),
    dump,
    close,
  };

  function now(preferred?: string): Directory {
    const state = newState();
    const memory = store ? createPositionMemory({ store, state, requestId: '', ranBefore: false, port }) : noMemory;
    return openDirectory(port, { operation: () => undefined }, { state, memory, preferred, limits, warn });
  }

  async function authenticate(user: string, password: string, permit: Permit = anybody): Promise<Account | undefined> {
    const present = now();
    const account = await findAccount(present, user);
    if (password === '') return undefined;
    // Who is not there is asked for in vain: the domain itself has no password.
    const path = account?.path ?? (await present.contexts()).domain;
    if (path === '') return undefined;
    const isPermitted = await permit(account?.guid ?? '');
    const isRight = await isPasswordOf(present, path, password);
    return account?.isEnabled && isPermitted && isRight ? account : undefined;
  }

  async function* dump(): AsyncIterable<string> {
    const present = now();
    const { domain: base } = await present.contexts();
    for await (const { dn, attributes } of present.search({ base, filter: '(objectClass=*)' }))
      yield entryToLdif(dn, attributes);
  }
}

function anybody(): Promise<boolean> {
  return Promise.resolve(true);
}

async function isPasswordOf(directory: Directory, path: string, password: string): Promise<boolean> {
  try {
    return await directory.checkPassword(path, password);
  } catch (error) {
    if (NoSuchEntry.is(error)) return false;
    throw error;
  }
}
