import { type Fault, receive } from '@tenantry/schema';

import type { Acceptance } from './acceptance.ts';
import {
  ConcurrentCalls,
  InDoubt,
  InputInvalid,
  NoSuchObject,
  OutputInvalid,
  PrivateProcedure,
  TooDeep,
  TooManyCalls,
  Unexpected,
} from './errors.ts';
import { createJudge, type Judge, systemTrustee } from './judge.ts';
import { Deadlock } from './locks.ts';
import type { EngineParts } from './parts.ts';
import type { AnyProcedure, CompositeScope, LeafScope, WriteProcedure } from './procedure.ts';
import { ProvisioningError } from './provisioning-error.ts';
import type { Reference } from './reference.ts';
import type { RegisteredProcedure } from './registry.ts';
import { Sessions } from './sessions.ts';
import type { OrganizationPlace, Place, Principal } from './standing.ts';
import type { AcceptEntry, UndoneEntry } from './step-log.ts';
import { isLost, type LoggedStep, Steps } from './steps.ts';
import { createTrace, type Trace } from './trace.ts';

export interface TransactionOptions {
  readonly parts: EngineParts;
  readonly requestId: string;
  readonly caller: Principal;
  readonly signal: AbortSignal;
  readonly planned: boolean;
  /** Number of the first call; higher than 1 when the request ran before. */
  readonly firstNumber: number;
  /** Whether it may have changed something before: in an engine that died, or in an attempt that was undone. */
  readonly ranBefore: boolean;
  readonly acceptance: Acceptance;
}

/** Where a call stands in the tree. */
export interface Frame {
  readonly number: number;
  readonly depth: number;
  /** Numbers and names of the calls around, for the log. */
  readonly path: string;
  readonly controller: string | undefined;
  /** Undo data is encrypted from here down. */
  readonly sensitive: boolean;
  /** A call that may change something is under way. */
  busy: boolean;
  /** Reads that are under way. */
  reads: number;
}

export interface CallOptions {
  /** Judged by role: the outermost procedure of a request. */
  readonly outermost: boolean;
  /** Also private procedures may be called. */
  readonly trusted: boolean;
  /** Elements that the callee does not know: an error, or left aside. */
  readonly unknown: 'refuse' | 'ignore';
  /** Runs with the engine's own identity (impersonate 2). */
  readonly asSystem?: boolean;
  readonly sensitive?: boolean;
}

const traceKinds = { read: 'r', write: 'w', composite: 'c' } as const;

const longestTurnMilliseconds = 25;

/** One object, so that its compiled check is found again. */
const noFields = {};

/**
 * One run of one request: its calls, the steps that it made, and their undo in reverse order.
 * Every call is a savepoint: when its error arrives, what it did has been undone.
 */
export class Transaction {
  readonly root: Frame = {
    number: 0,
    depth: 0,
    path: '',
    controller: undefined,
    sensitive: false,
    busy: false,
    reads: 0,
  };
  readonly trace: Trace;
  /** Queue entries that become durable with the success of this transaction. */
  readonly onSuccess: AcceptEntry[] = [];
  readonly #options: TransactionOptions;
  readonly #parts: EngineParts;
  readonly #judge: Judge;
  readonly #sessions: Sessions;
  readonly #steps: Steps;
  readonly #held = new Set<string>();
  readonly #expected = new Set<string>();
  #systemJudge: Judge | undefined;
  #calls = 0;
  #breathedAt = performance.now();

  constructor(options: TransactionOptions) {
    this.#options = options;
    this.#parts = options.parts;
    this.trace = createTrace(options.firstNumber);
    const { parts, requestId, ranBefore, planned, signal } = options;
    const never = new AbortController().signal;
    this.#sessions = new Sessions({
      parts,
      requestId,
      ranBefore,
      planned,
      signal: () => (this.#steps.undoing ? never : signal),
      operation: (when) => this.#steps.operation(when),
    });
    this.#steps = new Steps({
      ...options,
      sessions: this.#sessions,
      leafScope: (input, controller) => {
        this.#sessions.lookAgain();
        return this.#leafScope(input, controller);
      },
      onChanged: () => this.#judge.forget(),
      onUndone: (number) => this.trace.undone(number),
    });
    this.#judge = createJudge(parts.standing, () => this.#sessions.view(), options.caller);
  }

  get judge(): Judge {
    return this.#judge;
  }

  get caller(): Principal {
    return this.#options.caller;
  }

  /** The reason why nothing more may be done, if there is one. */
  get doom(): Error | undefined {
    return this.#steps.doom;
  }

  /** Whether it has begun to change anything, be it undone. */
  get wrote(): boolean {
    return this.#steps.wrote;
  }

  /** Marks of undone steps that are not durable yet; taken over by whoever writes the next log entry. */
  takeMarks(): UndoneEntry[] {
    return this.#steps.takeMarks();
  }

  /** Whether nothing is to be changed. */
  get planned(): boolean {
    return this.#options.planned;
  }

  /** Throws at deadline, cancel and doom. */
  checkpoint(): void {
    if (this.doom) throw this.doom;
    if (!this.#steps.undoing) this.#options.signal.throwIfAborted();
  }

  /**
   * Lets the rest of the engine have its turn when this request has had the process for long: others wait, and the heart
   * has to beat. Awaited before each call.
   */
  async breathe(): Promise<void> {
    if (performance.now() - this.#breathedAt < longestTurnMilliseconds) return;
    await new Promise((resolve) => setImmediate(resolve));
    this.#breathedAt = performance.now();
  }

  /** A call begins. Throws at a checkpoint, and when calls are too many or too deep in each other. */
  enter({ depth }: Frame): void {
    this.checkpoint();
    const { limits } = this.#parts;
    this.#calls++;
    if (this.#calls > limits.calls) throw TooManyCalls(String(limits.calls));
    if (depth >= limits.depth) throw TooDeep(String(limits.depth));
  }

  /** Runs a block; when it throws, its steps have been undone. */
  async savepoint<T>(block: () => Promise<T>): Promise<T> {
    const mark = this.#steps.count;
    try {
      return await block();
    } catch (error) {
      if (error instanceof Deadlock || isLost(error)) this.#steps.doom ??= error;
      await this.#steps.undoTo(mark).catch((failed: unknown) => {
        if (InDoubt.is(failed)) failed.cause ??= error;
        throw failed;
      });
      throw error;
    }
  }

  /** Holds names until the end of the transaction. What calls to come will hold is waited for at the same time. */
  async lock(keys: readonly string[]): Promise<void> {
    if (keys.every((key) => this.#held.has(key))) return;
    const { requestId, planned, signal } = this.#options;
    const wanted = [...new Set([...keys, ...this.#expected])].filter((key) => !this.#held.has(key));
    this.#expected.clear();
    if (!planned) await this.#parts.locks.acquire(requestId, wanted, signal);
    for (const key of wanted) this.#held.add(key);
    if (!planned) this.#sessions.lookAgain();
  }

  /** Keeps in mind what a call to come will hold, until something is locked. */
  #expect({ namespace, procedure: name }: Reference, input: Readonly<Record<string, unknown>>): void {
    const registered = this.#parts.registry.read(namespace, name);
    if (!('procedure' in registered) || registered.procedure.kind !== 'write') return;
    for (const key of registered.procedure.locks?.(input) ?? []) this.#expected.add(key);
  }

  /** Calls a procedure of a component. */
  async call(
    frame: Frame,
    registered: RegisteredProcedure,
    call: CallOptions & { readonly given: unknown },
  ): Promise<Record<string, unknown>> {
    await this.breathe();
    this.enter(frame);
    const { procedure, namespace, name } = registered;
    const title = `${namespace}::${name}`;
    const isRead = procedure.kind === 'read';
    if (frame.busy || (frame.reads > 0 && !isRead)) throw ConcurrentCalls(title);
    if (procedure.access !== 'public' && call.outermost && !call.trusted) throw PrivateProcedure(title);

    if (isRead) frame.reads++;
    else frame.busy = true;
    const entry = this.trace.begin({
      p: frame.number,
      ns: namespace,
      pr: name,
      k: traceKinds[procedure.kind],
      fields: procedure.input,
      input: call.given,
    });
    try {
      const output = await this.savepoint(() => this.#perform(frame, registered, { ...call, number: entry.n }));
      this.trace.finish(entry);
      return output;
    } catch (error) {
      const told = this.#tell(error, registered);
      this.trace.finish(entry, told instanceof ProvisioningError ? told.code : 'DEADLOCK');
      throw told;
    } finally {
      if (isRead) frame.reads--;
      else frame.busy = false;
    }
  }

  async #perform(
    frame: Frame,
    registered: RegisteredProcedure,
    call: CallOptions & { readonly given: unknown; readonly number: number },
  ): Promise<Record<string, unknown>> {
    const { procedure, namespace, name } = registered;
    const title = `${namespace}::${name}`;
    const given = call.unknown === 'ignore' ? pick(procedure, call.given) : call.given;
    const { value, faults } = receive(procedure.input, given);
    if (faults.length > 0) throw invalid(title, faults);

    const judge = call.asSystem ? this.#asSystem() : this.#judge;
    const verdict = await judge.judge({
      fields: procedure.input,
      input: value as Record<string, unknown>,
      role: procedure.role,
      aboutSelf: procedure.aboutSelf === true,
      outermost: call.outermost,
    });
    const { input } = verdict;
    const controller =
      typeof input['preferredDomainController'] === 'string' ? input['preferredDomainController'] : frame.controller;
    const inner: Frame = {
      number: call.number,
      depth: frame.depth + 1,
      path: `${frame.path}/${call.number} ${title}`,
      controller,
      // Secrets are secrets, whatever a document says.
      sensitive: registered.sensitive || (call.sensitive ?? frame.sensitive),
      busy: false,
      reads: 0,
    };
    const leaf = this.#leafScope(input, controller);
    const output = await this.#run({ frame, inner, registered, leaf, organization: verdict.organization });
    return this.#checkOutput(registered, output);
  }

  async #run(performance: Performance): Promise<unknown> {
    const { inner, registered, leaf, organization } = performance;
    const { procedure } = registered;
    if (procedure.kind === 'read') return procedure.run(leaf);
    if (procedure.kind === 'write') return this.#write(performance, procedure);
    return procedure.run(this.#compositeScope(inner, leaf, organization));
  }

  async #write({ frame, inner, registered, leaf }: Performance, procedure: WriteProcedure): Promise<unknown> {
    await this.lock(procedure.locks?.(leaf.input) ?? []);
    const { number, controller, sensitive } = inner;
    const { number: parent, path } = frame;
    return this.#steps.write({ registered, procedure, leaf, number, parent, path, controller, sensitive });
  }

  /** Undoes what the log says a request did before its engine died. */
  undoLogged(steps: readonly LoggedStep[]): Promise<void> {
    return this.#steps.undoLogged(steps);
  }

  /** Ends the sessions; in plan mode gives the changes. */
  close(): Promise<readonly string[]> {
    return this.#sessions.close();
  }

  warnings(): string[] {
    return this.#sessions.warnings();
  }

  #leafScope(input: Readonly<Record<string, unknown>>, controller: string | undefined): LeafScope<never> {
    const scope = {
      input,
      use: this.#sessions.use(controller),
      place: (field: string) => this.#place(field, input),
      lock: (...keys: string[]) => this.lock(keys),
    };
    // The registry knows procedures without their types; the input has been checked against the schema.
    return scope as unknown as LeafScope<never>;
  }

  #compositeScope(
    inner: Frame,
    leaf: LeafScope<never>,
    organization: OrganizationPlace | undefined,
  ): CompositeScope<never> {
    const call = (callee: Reference, given: unknown) => {
      const registered = this.#parts.registry.read(callee.namespace, callee.procedure);
      if (!('procedure' in registered)) throw PrivateProcedure(`${callee.namespace}::${callee.procedure}`);
      return this.call(inner, registered, { given, outermost: false, trusted: true, unknown: 'ignore' });
    };
    return {
      input: leaf.input,
      place: leaf.place,
      // Typed by the reference at the place of the call; the output has been checked against the schema.
      call: call as CompositeScope<never>['call'],
      savepoint: (block) => this.savepoint(block),
      caller: this.#options.caller,
      organization,
      hosting: () => this.#parts.standing.root(this.#sessions.view()),
      holds: (role, at) => this.#judge.holds(role, at),
      lock: (...keys) => this.lock(keys),
      expect: (callee, input) => this.#expect(callee, input),
      isHeld: (...keys) => keys.every((key) => this.#held.has(key)),
    };
  }

  async #place(field: string, input: Readonly<Record<string, unknown>>): Promise<Place> {
    const path = input[field];
    const place = typeof path === 'string' ? await this.#judge.locate(path) : undefined;
    if (!place) throw NoSuchObject(field, String(path));
    return place;
  }

  #asSystem(): Judge {
    this.#systemJudge ??= createJudge(this.#parts.standing, () => this.#sessions.view(), { trustee: systemTrustee });
    return this.#systemJudge;
  }

  #checkOutput(registered: RegisteredProcedure, output: unknown): Record<string, unknown> {
    const fields = registered.procedure.output ?? noFields;
    const picked: Record<string, unknown> = {};
    for (const name of Object.keys(fields)) {
      const value = (output as Record<string, unknown> | undefined)?.[name];
      if (value !== undefined) picked[name] = value;
    }
    const { faults } = receive(fields, picked);
    if (faults.length > 0) {
      throw OutputInvalid(
        `${registered.namespace}::${registered.name}`,
        faults.map(({ message }) => message).join(' '),
      );
    }
    return picked;
  }

  /** The error as callers see it: with a code and the stack of procedures. */
  #tell(error: unknown, { namespace, name }: RegisteredProcedure): Error {
    if (this.doom) return this.doom;
    if (error instanceof Deadlock) return error;
    // A resource that was interrupted says so in its own words; the caller wants to know why.
    const { signal } = this.#options;
    if (signal.aborted && !(error instanceof ProvisioningError)) return signal.reason as Error;
    const told = error instanceof ProvisioningError ? error : this.#unexpected(error, `${namespace}::${name}`);
    told.sources.push({ namespace, procedure: name });
    return told;
  }

  #unexpected(error: unknown, title: string): ProvisioningError {
    this.#parts.logger.error({ requestId: this.#options.requestId, procedure: title, error }, 'unexpected error');
    const told = Unexpected(title);
    told.cause = error;
    return told;
  }
}

interface Performance {
  readonly frame: Frame;
  readonly inner: Frame;
  readonly registered: RegisteredProcedure;
  readonly leaf: LeafScope<never>;
  readonly organization: OrganizationPlace | undefined;
}

function invalid(title: string, faults: readonly Fault[]): ProvisioningError {
  const error = InputInvalid(title, faults.map(({ path, message }) => `${path}: ${message}`).join(' '));
  return new ProvisioningError(error, error.message, { faults });
}

/** Only what the callee declares is handed over. */
function pick(procedure: AnyProcedure, given: unknown): unknown {
  if (typeof given !== 'object' || given === null) return given;
  const picked: Record<string, unknown> = {};
  for (const name of Object.keys(procedure.input)) {
    const value = (given as Record<string, unknown>)[name];
    if (value !== undefined) picked[name] = value;
  }
  return picked;
}
