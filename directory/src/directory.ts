import { type Resource, resource } from '@tenantry/engine';

import type { ChangedEntries } from './change-feed.ts';

/**
 * Attributes of an entry: values as text, binary ones (see `attribute-types.ts`) as base64.
 * Names as the schema spells them; a missing attribute is absent.
 */
export type Attributes = Readonly<Record<string, readonly string[]>>;

/** What an entry is called. */
export interface EntryName {
  /** `LDAP://` and the distinguished name. */
  readonly path: string;
  readonly dn: string;
  /** Canonical GUID in lower case (objectGUID, entryUUID). */
  readonly guid: string;
}

/** An entry as it was read. */
export interface Entry extends EntryName {
  readonly attributes: Attributes;
}

/** New values by attribute; undefined or an empty list removes the attribute. */
export type Changes = Readonly<Record<string, readonly string[] | undefined>>;

export interface Search {
  readonly base: string;
  /** Default subtree. */
  readonly scope?: 'base' | 'one' | 'subtree';
  /** LDAP filter (RFC 4515). Values from outside go through `escapeFilter`. */
  readonly filter: string;
  /** Attributes to return; default all. */
  readonly attributes?: readonly string[];
  /** Stops after so many entries. */
  readonly limit?: number;
}

/** What to look for entry after entry, in the order of names. */
export interface OrderedSearch extends Pick<Search, 'base' | 'filter' | 'attributes'>, Range {
  readonly scope: 'one' | 'subtree';
}

/** Which entries of an order. */
export interface Range {
  /** Attributes that names are taken from: the first one that an entry has. */
  readonly order: readonly string[];
  /** Only what stands behind this place. */
  readonly after: Place | undefined;
  /** How many will be taken, as far as one can tell. */
  readonly expected: number;
}

/** Where an entry stands among others: behind smaller names, and of equal names behind smaller GUIDs. */
export interface Place {
  /** As the directory compares it. */
  readonly name: string;
  readonly guid: string;
}

export interface PlacedEntry {
  readonly place: Place;
  readonly entry: Entry;
}

/**
 * The directory as a procedure sees it: bound to its request (controller, position, planned writes).
 * Every `path` may be an LDAP path (`LDAP://dc1/OU=a`, `LDAP://OU=a`, `LDAP://<GUID=...>`, `LDAP://<WKGUID=...,OU=a>`) or a distinguished name.
 */
export interface Directory {
  /** The entry. Throws DIRECTORY_NO_SUCH_OBJECT. */
  read(path: string, attributes?: readonly string[]): Promise<Entry>;
  /** The entry, or undefined. */
  find(path: string, attributes?: readonly string[]): Promise<Entry | undefined>;
  /** Entries as they come; nothing is held in memory. A base that does not exist throws DIRECTORY_NO_SUCH_OBJECT. */
  search(search: Search): AsyncIterable<Entry>;
  /** Entries in the order of their names; undefined when the directory cannot sort, and in plan mode. */
  searchInOrder(search: OrderedSearch): AsyncIterable<PlacedEntry> | undefined;
  /** Adds an entry. Throws DIRECTORY_OBJECT_EXISTS, DIRECTORY_NO_SUCH_OBJECT (parent). */
  add(path: string, attributes: Attributes): Promise<EntryName>;
  /**
   * Replaces values in one operation. With `expected`, old values are deleted and new ones added,
   * so that a change made by somebody else in between is refused with DIRECTORY_VALUE_CHANGED.
   */
  modify(path: string, changes: Changes, expected?: Attributes): Promise<void>;
  /** Adds values that are not there yet; those that are, are left alone. */
  addValues(path: string, attribute: string, values: readonly string[]): Promise<void>;
  /** Removes values; those that are not there are no error. */
  removeValues(path: string, attribute: string, values: readonly string[]): Promise<void>;
  /** Renames an entry and, with `parent`, moves it; children move along and links follow. Returns the new path. */
  rename(path: string, relativeName: string, parent?: string): Promise<string>;
  /** Deletes an entry without children. Throws DIRECTORY_NOT_EMPTY. Links to it vanish. A missing entry is an error DIRECTORY_NO_SUCH_OBJECT. */
  delete(path: string): Promise<void>;
  /** Sets the password of a user. It can be written and checked, never read. */
  setPassword(path: string, password: string): Promise<void>;
  /** Whether this is the password of the user. */
  checkPassword(path: string, password: string): Promise<boolean>;
  /** Puts back a password that `passwordToken` remembered. */
  restorePassword(path: string, token: string | undefined): Promise<void>;
  /** An opaque token of the present password for undo; undefined when there is none. A secret: the write must be `sensitive`. */
  passwordToken(path: string): Promise<string | undefined>;
  /**
   * Entries that have changed after a sequence number of the controller; without one, only the position to begin with.
   * @returns undefined when the directory cannot tell, or in plan mode
   */
  changedSince(after: number | undefined): Promise<ChangedEntries | undefined>;
  /** DN of the naming contexts. */
  contexts(): Promise<{ readonly domain: string; readonly configuration: string }>;
}

/** Token of the directory: `use(directory).read(...)`. */
export const directory: Resource<Directory> = resource('directory');
