import type { ConnectionOptions } from 'node:tls';

/** Where the controllers are and how to speak to them. */
export interface LdapOptions {
  readonly controllers: readonly LdapAddress[];
  /** Account of the engine: a DN, or a principal name in Active Directory. */
  readonly bindDn: string;
  readonly password: string;
  /** Encrypts a connection to `ldap://` before the password is sent. */
  readonly startTls: boolean;
  /** Certificate authorities and the like; certificates are checked unless this says otherwise. */
  readonly tls: ConnectionOptions;
  /** Top of the domain; undefined lets the directory say it. */
  readonly domain: string | undefined;
  readonly limits?: Partial<LdapLimits>;
}

export interface LdapAddress {
  /** As requests call it in preferredDomainController. */
  readonly name: string;
  /** `ldap://host:port` or `ldaps://host:port`. */
  readonly url: string;
}

export interface LdapLimits {
  /** Connections to one controller for single operations; many share each. */
  readonly connections: number;
  /** Connections to one controller for long searches; each has one to itself. */
  readonly cursors: number;
  /** Until whoever waits for a connection for a long search is sent away. */
  readonly cursorMilliseconds: number;
  /** Until a new connection is encrypted and bound. */
  readonly connectMilliseconds: number;
  readonly operationMilliseconds: number;
  /** A controller that could not be reached is not tried again so long. */
  readonly pauseMilliseconds: number;
  /** Entries of a page; a page is held in memory, never more. */
  readonly pageSize: number;
}

export const defaultLimits: LdapLimits = {
  connections: 4,
  cursors: 4,
  cursorMilliseconds: 30_000,
  connectMilliseconds: 5000,
  operationMilliseconds: 30_000,
  pauseMilliseconds: 500,
  pageSize: 500,
};
