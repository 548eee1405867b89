import type { Attributes, Entry } from './directory.ts';
import type { Filter } from './filter.ts';
import type { Operation } from './operations.ts';

/** How far a controller has come: a causal token. */
export interface Position {
  readonly controller: string;
  /** Sequence number of the controller. */
  readonly sequence: number;
}

/** Where a read is answered, and what it has to see. */
export interface ReadAt {
  readonly controller: string;
  /** The controller must have come so far; it is waited for, in bounds. */
  readonly after?: Position | undefined;
}

export interface PortSearch {
  readonly base: string;
  readonly scope: 'base' | 'one' | 'subtree';
  readonly filter: Filter;
  readonly attributes: readonly string[] | undefined;
  readonly limit: number | undefined;
}

/**
 * One directory with its controllers. Names are distinguished names; every change answers with its position.
 * Errors are those of `errors.ts`.
 */
export interface DirectoryPort {
  /** Controllers by name; the first one is chosen when nobody prefers another. */
  readonly controllers: readonly string[];
  contexts(): Promise<{ readonly domain: string; readonly configuration: string }>;
  /** The entry, or undefined. `attributes` as in a search; operational ones only by name. */
  find(at: ReadAt, target: Target, attributes: readonly string[] | undefined): Promise<Entry | undefined>;
  search(at: ReadAt, search: PortSearch): AsyncIterable<Entry>;
  add(
    controller: string,
    dn: string,
    attributes: Attributes,
  ): Promise<{ readonly entry: Entry; readonly position: Position }>;
  modify(controller: string, dn: string, operations: readonly Operation[]): Promise<Position>;
  /** Renames and moves; gives the new DN. */
  rename(
    controller: string,
    dn: string,
    to: { readonly rdn: string; readonly parent: string },
  ): Promise<{ readonly dn: string; readonly position: Position }>;
  delete(controller: string, dn: string): Promise<Position>;
  setPassword(controller: string, dn: string, password: string): Promise<Position>;
  checkPassword(at: ReadAt, dn: string, password: string): Promise<boolean>;
  passwordToken(at: ReadAt, dn: string): Promise<string | undefined>;
  restorePassword(controller: string, dn: string, token: string | undefined): Promise<Position>;
}

/** An entry by name or by GUID. */
export type Target = { readonly dn: string } | { readonly guid: string };
