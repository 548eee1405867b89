/** Something that a write can change, e.g. the directory. Procedures ask for it by this token: `use(directory)`. */
export interface Resource<Handle> {
  readonly name: string;
  /** Exists for the compiler only: the type that `use` returns. */
  readonly '~handle'?: Handle;
}

/** Declares a resource. */
export function resource<Handle>(name: string): Resource<Handle> {
  return { name };
}

/** Gives a procedure the handle of a resource, bound to its request: controller, position, planned writes. */
export type Use = <Handle>(resource: Resource<Handle>) => Handle;

/** What stands behind a resource; one per engine. */
export interface ResourceDriver<Handle> {
  readonly resource: Resource<Handle>;
  /** A session for one request. */
  open(request: ResourceRequest): ResourceSession<Handle>;
  /** Takes back what is on its way to servers: the engine has lost its lease, and others undo what its requests did. */
  abandon?(): void;
}

/** What a driver knows of the request. */
export interface ResourceRequest {
  readonly requestId: string;
  /** Whether it may have changed something before: in an engine that died, or in an attempt that was undone. */
  readonly ranBefore: boolean;
  /** True in plan mode: reads see planned writes and nothing leaves the process. */
  readonly planned: boolean;
  /** Aborted at deadline, cancel and stop. Not passed to undo, which has to end. */
  readonly signal: AbortSignal;
  /** Called before and after each operation that changes something; throws when the engine may no longer act. */
  operation(name: string, when: 'before' | 'after'): Promise<void> | void;
}

/** A resource as one request sees it. */
export interface ResourceSession<Handle> {
  /** The handle for a call that prefers this controller. */
  handle(preferredController: string | undefined): Handle;
  /** In plan mode: what would have been changed, one text (LDIF record or row) a change. */
  changes(): readonly string[];
  /** The view that `Standing` needs. */
  readonly view: unknown;
  /** Told that the request has got a lock, has changed the books, or begins to undo: what others wrote before that has to be seen from now on. */
  lookAgain?(): void;
  /** What is to be noted with the intent of a change that has been prepared. */
  noteWithIntent?(): Note | undefined;
  /** Things the caller should know, e.g. that another controller than the preferred one was used. */
  warnings(): readonly string[];
  close(): Promise<void>;
}

/** Something that is written to the same database as an entry of the log, in its transaction. */
export interface Note {
  /** A function of SQL, `schema.name`, that takes a JSON array of all rows that are noted at this time, and perhaps once more. */
  readonly into: string;
  readonly row: object;
  /** Told when it is durable. */
  written(): void;
}

/** The books: tables that components own in the same PostgreSQL as the log. A write to them commits in one transaction with its log row. */
export interface Books {
  /** Runs one statement; `$1`, `$2` stand for the parameters. */
  query<Row extends object = Record<string, unknown>>(sql: string, parameters?: readonly unknown[]): Promise<Row[]>;
}

/** Token of the books: `use(books).query(...)`. */
export const books: Resource<Books> = resource('books');
