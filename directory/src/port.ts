import type { Attributes, Entry, EntryName } from './directory.ts';
import type { Filter } from './filter.ts';
import type { Operation } from './operations.ts';

/**
 * How far a directory has come: a causal token. A controller that has reached it knows every change that the
 * same source made up to then.
 */
export interface Position {
  /** The controller that answered with it. */
  readonly controller: string;
  /** Whose changes are counted: a server id (OpenLDAP), an invocation id (Active Directory), `embedded`. */
  readonly source: string;
  /** Text that sorts as the changes of the source do. */
  readonly order: string;
}

export type Positions = readonly Position[];

/** What a new entry is called, and where the directory is now. */
export interface Added {
  readonly entry: EntryName;
  readonly positions: Positions;
}

export interface PortSearch {
  readonly base: string;
  readonly scope: 'base' | 'one' | 'subtree';
  readonly filter: Filter;
  readonly attributes: readonly string[] | undefined;
  readonly limit: number | undefined;
}

export interface Contexts {
  readonly domain: string;
  readonly configuration: string;
}

/**
 * One directory with its controllers. Names are distinguished names; every change answers with what a controller must have reached to know of it.
 * Nothing here waits for replication or takes another controller: `session.ts` does, with `hasReached`.
 * Errors are those of `errors.ts`; DIRECTORY_CONTROLLER_UNREACHABLE means that nothing was done, DIRECTORY_OUTCOME_UNKNOWN
 * that a change may have been made.
 */
export interface DirectoryPort {
  /** Controllers by name; the first one is chosen when nobody prefers another. */
  readonly controllers: readonly string[];
  contexts(): Promise<Contexts>;
  /** Whether a controller has come so far as all of these. */
  hasReached(controller: string, positions: Positions): Promise<boolean>;
  /** Everything that a controller knows of now. */
  positions(controller: string): Promise<Positions>;
  /** The entry, or undefined. `attributes` as in a search; operational ones only by name. */
  find(controller: string, target: Target, attributes: readonly string[] | undefined): Promise<Entry | undefined>;
  search(controller: string, search: PortSearch): AsyncIterable<Entry>;
  /** With `objectGUID`, `objectSid` and `whenCreated` an entry is put back as what it was, as far as the directory lets anybody do that. */
  add(controller: string, dn: string, attributes: Attributes): Promise<Added>;
  modify(controller: string, dn: string, operations: readonly Operation[]): Promise<Positions>;
  /** Renames and moves; gives the new DN. */
  rename(
    controller: string,
    dn: string,
    to: { readonly rdn: string; readonly parent: string },
  ): Promise<{ readonly dn: string; readonly positions: Positions }>;
  delete(controller: string, dn: string): Promise<Positions>;
  setPassword(controller: string, dn: string, password: string): Promise<Positions>;
  checkPassword(controller: string, dn: string, password: string): Promise<boolean>;
  passwordToken(controller: string, dn: string): Promise<string | undefined>;
  restorePassword(controller: string, dn: string, token: string | undefined): Promise<Positions>;
  /** Takes back what is on its way to controllers, as far as it has not arrived. Whoever waits for it gets an error. */
  abandon?(): void;
}

/** An entry by name or by GUID. */
export type Target = { readonly dn: string } | { readonly guid: string };
