import type { Control, Filter as LdapFilter, Entry as WireEntry } from 'ldapts';

import type { Attributes, Entry } from '../directory.ts';
import type { Filter } from '../filter.ts';
import type { Operation } from '../operations.ts';
import type { Added, Contexts, Positions } from '../port.ts';
import type { LdapServer } from './ldap-server.ts';
import type { Translated } from './to-ldap-filter.ts';

export type FlavourName = 'openldap' | 'active-directory';

/** Where one entry is looked for. */
export interface EntryPlace {
  readonly base: string;
  readonly scope: 'base' | 'subtree';
  readonly filter: LdapFilter;
}

/**
 * What one kind of LDAP server does in its own way. Reads, pages, connections and the translation of names, values and
 * errors are the same for all (`ldap-directory.ts`); changes are the flavour's own, since each kind answers differently
 * with identities, positions and the names that follow.
 * Errors of the library are let through: the caller translates them.
 */
export interface Flavour {
  readonly name: FlavourName;
  /** Attributes that the server sends as octets. */
  readonly binary: readonly string[];
  /** Naming contexts, from the root entry of a controller; `domain` when the settings name it. */
  contexts(root: Attributes, domain: string | undefined): Contexts;

  /** What to ask the server for; undefined asks for everything that `Directory` returns by default. */
  requested(attributes: readonly string[] | undefined): string[];
  /** An entry of the server in our words. `attributes` is what was asked for. */
  entry(wire: WireEntry, attributes: readonly string[] | undefined): Entry;
  /** What needs further look-ups: names of groups, ranges of large attributes. `attributes` is what was asked for. */
  complete(
    server: LdapServer,
    entries: readonly Entry[],
    attributes: readonly string[] | undefined,
  ): Promise<readonly Entry[]>;
  filter(filter: Filter): Translated;
  /** Controls of every search, made anew. */
  searchControls(): readonly Control[];
  /** Where to look for an entry by its GUID. */
  byGuid(guid: string, contexts: Contexts): readonly EntryPlace[];

  add(server: LdapServer, dn: string, attributes: Attributes): Promise<Added>;
  modify(server: LdapServer, dn: string, operations: readonly Operation[]): Promise<Positions>;
  /** Values that name the entry, or one below it, follow. */
  rename(server: LdapServer, dn: string, to: { readonly rdn: string; readonly parent: string }): Promise<Positions>;
  /** Values that name the entry vanish. */
  delete(server: LdapServer, dn: string): Promise<Positions>;
  setPassword(server: LdapServer, dn: string, password: string): Promise<Positions>;
  /** A token of the present password for `restorePassword`; undefined where there is none. */
  passwordToken(server: LdapServer, dn: string): Promise<string | undefined>;
  restorePassword(server: LdapServer, dn: string, token: string | undefined): Promise<Positions>;

  /** Everything that this server knows of now. */
  positions(server: LdapServer): Promise<Positions>;
  hasReached(server: LdapServer, positions: Positions): Promise<boolean>;
}
