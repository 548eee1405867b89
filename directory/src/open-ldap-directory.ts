import type pg from 'pg';

import { defaultWaits, type WaitLimits } from './controller-choice.ts';
import { createDirectoryHost, type DirectoryHost } from './directory-host.ts';
import type { Warn } from './driver.ts';
import { isUnreachable } from './errors.ts';
import { detectFlavour } from './ldap/detect-flavour.ts';
import type { Flavour } from './ldap/flavour.ts';
import { createLdapDirectory } from './ldap/ldap-directory.ts';
import type { LdapOptions } from './ldap/ldap-options.ts';
import type { DirectoryPort } from './port.ts';
import { createPositionStore } from './position-store.ts';
import { unreachableDirectory } from './unreachable-directory.ts';

export interface LdapDirectoryOptions extends LdapOptions {
  /** Database of the engines, whose migrations have run: positions are kept there. */
  readonly pool: pg.Pool;
  readonly warn?: Warn;
  /** `never`: every controller is believed at once, however late it is. For tests, which show by it what the waiting is for. */
  readonly waits?: WaitLimits | 'never';
  /** Told how long somebody has waited for a controller to catch up. */
  readonly waited?: WaitLimits['waited'];
  /** True: where no controller answers, what needs one fails when it comes to it. Default false. */
  readonly mayBeAway?: boolean;
}

/**
 * Opens a directory of LDAP servers. One of them has to answer, to say what it is, unless it may be away.
 * @throws DIRECTORY_CONTROLLER_UNREACHABLE, DIRECTORY_UNKNOWN_SERVER
 */
export async function openLdapDirectory({
  pool,
  warn = () => undefined,
  waits = defaultWaits,
  waited,
  mayBeAway = false,
  ...options
}: LdapDirectoryOptions): Promise<DirectoryHost> {
  let flavour: Flavour;
  try {
    flavour = await detectFlavour(options);
  } catch (error) {
    if (!mayBeAway || !isUnreachable(error)) throw error;
    const names = options.controllers.map(({ name }) => name);
    return createDirectoryHost(unreachableDirectory(names, error), { warn });
  }
  const port = createLdapDirectory(options, flavour);
  const close = () => port.close();
  if (waits === 'never') return createDirectoryHost(withoutPositions(port), { warn, close });
  const store = options.controllers.length > 1 ? createPositionStore(pool) : undefined;
  await store?.forget();
  return createDirectoryHost(port, { warn, store, limits: waited ? { ...waits, waited } : waits, close });
}

/** The same directory, which takes every controller for one that has seen everything. */
function withoutPositions(port: DirectoryPort): DirectoryPort {
  return { ...port, hasReached: () => Promise.resolve(true) };
}
