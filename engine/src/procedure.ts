import type { Field, Fields, Given, Received } from '@tenantry/schema';

import type { ErrorKind } from './provisioning-error.ts';
import type { Reference } from './reference.ts';
import type { Resource, Use } from './resource.ts';
import type { Role } from './role.ts';
import type { OrganizationPlace, Place, Principal } from './standing.ts';

/** `public`: callable by a request. `private`: only from another procedure. */
export type Access = 'public' | 'private';

/** What every procedure says of itself. */
export interface Description<I extends Fields, O extends Fields> {
  /** Published name where it cannot be an identifier, e.g. `Create Object`. */
  readonly name?: string;
  /** One sentence. */
  readonly summary: string;
  /** What a caller should know further. */
  readonly remarks?: string;
  /** Where the behaviour is described: reference file, RFC, KB number. */
  readonly source?: string;
  /** Default private. */
  readonly access?: Access;
  /** Least role at the target organization; without it every authenticated caller may call. */
  readonly role?: Role;
  /** A user may call it about himself, too: when he is the only object that its arguments name. */
  readonly aboutSelf?: true;
  /** Fields in the order of their XML elements. */
  readonly input: I;
  readonly output?: O;
  /** Errors that this procedure itself raises. */
  // An error may take any texts; only its code matters here.
  readonly errors?: readonly Pick<ErrorKind, 'code' | 'hresult' | 'sentence'>[];
}

/** What `read`, and `prepare`, `apply`, `undo` of `write` are given. */
export interface LeafScope<I extends Fields> {
  readonly input: Received<I>;
  readonly use: Use;
  /**
   * The directory object that a field names: its GUID and owning organization. Cached in the request.
   * @throws ENGINE_NO_SUCH_OBJECT when the object does not exist (any more); undo therefore keeps what it needs in `prepared`
   */
  place(field: keyof I & string): Promise<Place>;
  /**
   * Holds further names until the transaction ends, for a `prepare` that learns them only by looking
   * (look, hold, look again). Not in writes to books: their SQL transaction would wait, too.
   */
  lock(...keys: string[]): Promise<void>;
}

/** What `run` of a composite is given. */
export interface CompositeScope<I extends Fields> {
  readonly input: Received<I>;
  readonly call: Call;
  /** Runs a block; when it throws, the steps of the block have been undone and the error comes out. */
  savepoint<T>(block: () => Promise<T>): Promise<T>;
  readonly caller: Principal;
  /** The organization that the call is about, when an argument names one. */
  readonly organization: OrganizationPlace | undefined;
  /** The hosting organization, for what belongs to the whole installation; undefined before the directory has been initialized for hosting. */
  hosting(): Promise<OrganizationPlace | undefined>;
  /** Whether the caller holds a role at an organization; without one, at the hosting organization. */
  holds(role: Role, organization?: OrganizationPlace): Promise<boolean>;
  /** The directory object that a field names: its GUID and owning organization. */
  place(field: keyof I & string): Promise<Place>;
  /** Holds a name until the transaction ends; waits while another request holds it. */
  lock(...keys: string[]): Promise<void>;
  /**
   * Tells of a write to come: what it will hold is waited for together with what is locked next, not by itself. Of the input only
   * those fields have to be there that its locks are made of, and only what the caller has been found to have a right to.
   */
  expect<P extends Extract<AnyProcedure, { kind: 'write' }>>(callee: Reference<P>, input: Partial<InputOf<P>>): void;
  /** Whether this request holds all of these names. */
  isHeld(...keys: string[]): boolean;
}

/**
 * Calls another procedure. It hands over only what the callee declares. A call that throws has been undone. Calls follow each
 * other; only reads may be under way at the same time.
 */
export type Call = <P extends AnyProcedure>(callee: Reference<P>, input: InputOf<P>) => Promise<OutputOf<P>>;

export interface ReadProcedure<I extends Fields = Fields, O extends Fields = Fields> extends Description<I, O> {
  readonly kind: 'read';
  run(scope: LeafScope<I>): Promise<Given<O>>;
}

export interface CompositeProcedure<I extends Fields = Fields, O extends Fields = Fields> extends Description<I, O> {
  readonly kind: 'composite';
  run(scope: CompositeScope<I>): Promise<Given<O>>;
}

export interface WriteProcedure<I extends Fields = Fields, O extends Fields = Fields, P = unknown>
  extends Description<I, O> {
  readonly kind: 'write';
  /**
   * What it changes. A write to `books` runs prepare, log row and apply in one SQL transaction,
   * and undo in another with its mark; other resources get the durable intent between prepare and apply.
   */
  // The handle type does not matter to the engine.
  readonly changes: Resource<never> | Resource<object>;
  /** Prepared data or input hold secrets although no field says so; they are encrypted in the log. */
  readonly sensitive?: boolean;
  /** Keys of the entries that it changes and of the names that must be unique; held until the transaction ends. */
  locks?(input: Received<I>): readonly string[];
  /** Reads what undo needs and decides whatever is to be decided (GUIDs, names). What it returns is durable before apply. Plain JSON data. */
  prepare(scope: LeafScope<I>): Promise<P>;
  apply(scope: LeafScope<I>, prepared: P): Promise<Given<O>>;
  /** Right whether apply never began, stopped half-way or ended; may run twice. */
  undo(scope: LeafScope<I>, prepared: P): Promise<void>;
}

// biome-ignore lint/suspicious/noExplicitAny: a procedure of whatever input, as in a registry; `unknown` would not accept one (parameters are contravariant)
export type AnyProcedure = ReadProcedure<any, any> | CompositeProcedure<any, any> | WriteProcedure<any, any, any>;

export type InputOf<P> = P extends { readonly input: infer I extends Fields } ? Given<I> : never;
export type OutputOf<P> = P extends { run(scope: never): Promise<infer R> }
  ? R
  : P extends { apply(scope: never, prepared: never): Promise<infer R> }
    ? R
    : never;

type NoFields = Record<never, Field>;

/** A procedure that changes nothing; never logged. */
export function read<const I extends Fields, const O extends Fields = NoFields>(
  definition: Omit<ReadProcedure<I, O>, 'kind'>,
): ReadProcedure<I, O> {
  return { kind: 'read', ...definition };
}

/** A procedure made of calls. It has no undo of its own: each callee has one. */
export function composite<const I extends Fields, const O extends Fields = NoFields>(
  definition: Omit<CompositeProcedure<I, O>, 'kind'>,
): CompositeProcedure<I, O> {
  return { kind: 'composite', ...definition };
}

/** A leaf that changes one resource and can undo it. */
export function write<const I extends Fields, const O extends Fields = NoFields, P = unknown>(
  definition: Omit<WriteProcedure<I, O, P>, 'kind'>,
): WriteProcedure<I, O, P> {
  return { kind: 'write', ...definition };
}
