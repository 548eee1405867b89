import { type Fault, receive } from '@tenantry/schema';

import { type BooksSession, type BooksTransaction, openBooks, openPlannedBooks } from './books-session.ts';
import {
  ConcurrentCalls,
  EngineLost,
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
import type { Probe, ProbePoint } from './probe.ts';
import type { AnyProcedure, CompositeScope, LeafScope, WriteProcedure } from './procedure.ts';
import { ProvisioningError } from './provisioning-error.ts';
import type { Reference } from './reference.ts';
import type { RegisteredProcedure } from './registry.ts';
import { type Books, books, type ResourceDriver, type ResourceSession, type Use } from './resource.ts';
import type { OrganizationPlace, Place, Principal } from './standing.ts';
import type { AcceptEntry, StepEntry, UndoneEntry } from './step-log.ts';
import { createTrace, type Trace } from './trace.ts';

export interface TransactionOptions {
  readonly parts: EngineParts;
  readonly requestId: string;
  readonly caller: Principal;
  readonly signal: AbortSignal;
  readonly planned: boolean;
  /** Number of the first call; higher than 1 when the request ran before. */
  readonly firstNumber: number;
  /** Resolves when the request itself is in the log. */
  readonly accepted: Promise<void>;
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
  busy: boolean;
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

/** A write that was begun. */
interface Step {
  readonly number: number;
  readonly registered: RegisteredProcedure;
  readonly procedure: WriteProcedure;
  readonly input: Readonly<Record<string, unknown>>;
  readonly prepared: unknown;
  readonly controller: string | undefined;
  /** Marked in the log already (books), or with the next entry. */
  readonly atomic: boolean;
}

/** What the log keeps of a step. */
export interface StepContent {
  readonly input: Readonly<Record<string, unknown>>;
  readonly prepared: unknown;
  readonly controller?: string | undefined;
}

const traceKinds = { read: 'r', write: 'w', composite: 'c' } as const;

/** One object, so that its compiled check is found again. */
const noFields = {};

const insertStep = `
  insert into engine.step (request_id, number, parent, namespace, procedure, path, content)
  values ($1, $2, $3, $4, $5, $6, $7)`;
const markUndone = `
  update engine.step
  set outcome = 'undone'
  where request_id = $1
    and number = $2`;

/**
 * One run of one request: its calls, the steps that it made, and their undo in reverse order.
 * Every call is a savepoint: when its error arrives, what it did has been undone.
 */
export class Transaction {
  readonly root: Frame = { number: 0, depth: 0, path: '', controller: undefined, sensitive: false, busy: false };
  readonly trace: Trace;
  /** Queue entries that become durable with the success of this transaction. */
  readonly onSuccess: AcceptEntry[] = [];
  readonly #options: TransactionOptions;
  readonly #parts: EngineParts;
  readonly #judge: Judge;
  readonly #sessions = new Map<string, ResourceSession<object>>();
  readonly #held = new Set<string>();
  #books: BooksSession | undefined;
  #systemJudge: Judge | undefined;
  #steps: Step[] = [];
  #marks: UndoneEntry[] = [];
  #calls = 0;
  #undoing = false;
  /** Set when nothing more may be done: the engine was declared dead, a deadlock was found, or an undo failed. */
  #doom: Error | undefined;
  #current: { registered: RegisteredProcedure; number: number; operation: number } | undefined;

  constructor(options: TransactionOptions) {
    this.#options = options;
    this.#parts = options.parts;
    this.trace = createTrace(options.firstNumber);
    this.#judge = createJudge(options.parts.standing, () => this.#view(), options.caller);
  }

  get judge(): Judge {
    return this.#judge;
  }

  get caller(): Principal {
    return this.#options.caller;
  }

  /** The reason why nothing more may be done, if there is one. */
  get doom(): Error | undefined {
    return this.#doom;
  }

  /** Marks of undone steps that are not durable yet; taken over by whoever writes the next log entry. */
  takeMarks(): UndoneEntry[] {
    return this.#marks.splice(0);
  }

  /** Throws at deadline, cancel and doom, and when the request makes too many calls. */
  checkpoint(): void {
    if (this.#doom) throw this.#doom;
    if (!this.#undoing) this.#options.signal.throwIfAborted();
    this.#calls++;
    if (this.#calls > this.#parts.limits.calls) throw TooManyCalls(String(this.#parts.limits.calls));
  }

  /** Runs a block; when it throws, its steps have been undone. */
  async savepoint<T>(block: () => Promise<T>): Promise<T> {
    const mark = this.#steps.length;
    try {
      return await block();
    } catch (error) {
      if (error instanceof Deadlock) this.#doom ??= error;
      if (isLost(error)) this.#doom ??= error as Error;
      await this.#undoTo(mark);
      throw error;
    }
  }

  /** Holds names until the end of the transaction. */
  async lock(keys: readonly string[]): Promise<void> {
    const wanted = keys.filter((key) => !this.#held.has(key));
    if (wanted.length === 0 || this.#options.planned) return;
    await this.#parts.locks.acquire(this.#options.requestId, [...new Set(wanted)], this.#options.signal);
    for (const key of wanted) this.#held.add(key);
  }

  /** Calls a procedure of a component. */
  async call(
    frame: Frame,
    registered: RegisteredProcedure,
    call: CallOptions & { readonly given: unknown },
  ): Promise<Record<string, unknown>> {
    this.checkpoint();
    const { procedure, namespace, name } = registered;
    const title = `${namespace}::${name}`;
    if (frame.busy) throw ConcurrentCalls(title);
    if (frame.depth >= this.#parts.limits.depth) throw TooDeep(String(this.#parts.limits.depth));
    if (procedure.access !== 'public' && call.outermost && !call.trusted) throw PrivateProcedure(title);

    frame.busy = true;
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
      frame.busy = false;
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
      sensitive: call.sensitive ?? (frame.sensitive || registered.sensitive),
      busy: false,
    };
    const leaf = this.#leafScope(input, controller);
    const output = await this.#run({ frame, inner, registered, leaf, organization: verdict.organization });
    return this.#checkOutput(registered, output);
  }

  async #run({ frame, inner, registered, leaf, organization }: Performance): Promise<unknown> {
    const { procedure } = registered;
    if (procedure.kind === 'read') return procedure.run(leaf);
    if (procedure.kind === 'write') return this.#write(frame, inner, { registered, procedure, leaf });
    return procedure.run(this.#compositeScope(inner, leaf, organization));
  }

  async #write(
    frame: Frame,
    inner: Frame,
    {
      registered,
      procedure,
      leaf,
    }: { registered: RegisteredProcedure; procedure: WriteProcedure; leaf: LeafScope<never> },
  ): Promise<unknown> {
    await this.lock(procedure.locks?.(leaf.input) ?? []);
    this.#current = { registered, number: inner.number, operation: 0 };
    const place = { frame, inner, registered, procedure, leaf };
    const output =
      procedure.changes.name === books.name ? await this.#writeBooks(place) : await this.#writeResource(place);
    await this.#probe('after-apply');
    return output;
  }

  async #writeResource({ frame, inner, registered, procedure, leaf }: Writing): Promise<unknown> {
    const prepared: unknown = await procedure.prepare(leaf);
    const step = this.#step(inner, { registered, procedure, leaf, prepared, atomic: false });
    await this.#probe('before-intent');
    if (!this.#options.planned) {
      const entry = this.#entry(frame, inner, step);
      await Promise.all([this.#options.accepted, this.#parts.log.append({ step: entry, undone: this.takeMarks() })]);
    }
    this.#steps.push(step);
    await this.#probe('after-intent');
    this.#requireLease();
    const output: unknown = await procedure.apply(leaf, prepared);
    this.#judge.forget();
    return output;
  }

  async #writeBooks({ frame, inner, registered, procedure, leaf }: Writing): Promise<unknown> {
    await this.#probe('before-intent');
    await this.#options.accepted;
    const { step, output } = await (await this.#openBooks()).transaction(async (client) => {
      const scope = { ...leaf, use: this.#use(inner.controller, client) };
      const prepared: unknown = await procedure.prepare(scope);
      const begun = this.#step(inner, { registered, procedure, leaf, prepared, atomic: true });
      await this.#requireAlive(client);
      const { requestId, number, parent, namespace, procedure: name, path, content } = this.#entry(frame, inner, begun);
      await client.execute(insertStep, [requestId, number, parent, namespace, name, path, content]);
      const result: unknown = await procedure.apply(scope, prepared);
      await this.#probe('after-intent');
      return { step: begun, output: result };
    });
    this.#steps.push(step);
    return output;
  }

  async #requireAlive(client: BooksTransaction): Promise<void> {
    const { number, id } = this.#parts.lease.node;
    await client.execute('select engine.require_alive($1, $2)', [number, id]);
  }

  #step(
    inner: Frame,
    {
      registered,
      procedure,
      leaf,
      prepared,
      atomic,
    }: Omit<Writing, 'frame' | 'inner'> & { prepared: unknown; atomic: boolean },
  ): Step {
    return {
      number: inner.number,
      registered,
      procedure,
      input: leaf.input,
      prepared,
      controller: inner.controller,
      atomic,
    };
  }

  #entry(frame: Frame, inner: Frame, { input, prepared, controller, registered }: Step): StepEntry {
    const content: StepContent = { input, prepared, controller };
    return {
      requestId: this.#options.requestId,
      number: inner.number,
      parent: frame.number,
      namespace: registered.namespace,
      procedure: registered.name,
      path: frame.path,
      content: this.#parts.sealer.seal(content, inner.sensitive),
    };
  }

  /** Undoes the steps after a mark, last first. */
  async #undoTo(mark: number): Promise<void> {
    if (isLost(this.#doom)) return;
    const before = this.#undoing;
    this.#undoing = true;
    try {
      while (this.#steps.length > mark && !(this.#doom && InDoubt.is(this.#doom))) {
        const step = this.#steps.at(-1);
        if (!step) break;
        await this.#undoStep(step);
        this.#steps.pop();
      }
    } finally {
      this.#undoing = before;
    }
  }

  /** Undoes what the log says a request did before its engine died. */
  async undoLogged(
    steps: readonly {
      readonly number: number;
      readonly registered: RegisteredProcedure;
      readonly content: StepContent;
    }[],
  ): Promise<void> {
    for (const { number, registered, content } of steps) {
      if (registered.procedure.kind !== 'write') continue;
      this.#steps.push({
        number,
        registered,
        procedure: registered.procedure,
        input: content.input,
        prepared: content.prepared,
        controller: content.controller,
        atomic: registered.procedure.changes.name === books.name,
      });
    }
    await this.#undoTo(0);
  }

  async #undoStep(step: Step): Promise<void> {
    const { registered, number } = step;
    const waits = this.#parts.limits.undoWaits;
    for (let attempt = 0; ; attempt++) {
      try {
        this.#current = { registered, number, operation: 0 };
        await this.#probe('before-undo');
        this.#requireLease();
        await this.#undoOnce(step);
        await this.#probe('after-undo');
        this.#judge.forget();
        this.trace.undone(number);
        return;
      } catch (error) {
        if (isLost(error)) {
          this.#doom = error as Error;
          throw error;
        }
        const wait = waits[attempt];
        const title = `${registered.namespace}::${registered.name}`;
        this.#parts.logger.warn(
          { requestId: this.#options.requestId, step: number, procedure: title, error },
          'undo failed',
        );
        if (wait === undefined || this.#options.planned) {
          this.#marks.push({ requestId: this.#options.requestId, number, outcome: 'undo-failed' });
          this.#doom = InDoubt(`${number} ${title}`, (error as Error).message);
          throw this.#doom;
        }
        await new Promise((resolve) => setTimeout(resolve, wait));
      }
    }
  }

  async #undoOnce({ procedure, input, prepared, controller, atomic, number }: Step): Promise<void> {
    const { requestId, planned } = this.#options;
    // As after a crash: undo sees what the log would give it.
    const logged: unknown = JSON.parse(JSON.stringify(prepared ?? null));
    const leaf = this.#leafScope(input, controller);
    if (!atomic) {
      await procedure.undo(leaf, logged);
      if (!planned) this.#marks.push({ requestId, number, outcome: 'undone' });
      return;
    }
    await (await this.#openBooks()).transaction(async (client) => {
      await this.#requireAlive(client);
      await procedure.undo({ ...leaf, use: this.#use(controller, client) }, logged);
      await client.execute(markUndone, [requestId, number]);
    });
  }

  /** Ends the sessions; in plan mode gives the changes. */
  async close(): Promise<readonly string[]> {
    const changes = [...this.#sessions.values()].flatMap((session) => session.changes());
    try {
      if (this.#books) changes.push(...(await this.#books.changes()));
    } finally {
      await Promise.all([this.#books?.close(), ...[...this.#sessions.values()].map((session) => session.close())]);
    }
    return changes;
  }

  warnings(): string[] {
    return [...this.#sessions.values()].flatMap((session) => session.warnings());
  }

  #leafScope(input: Readonly<Record<string, unknown>>, controller: string | undefined): LeafScope<never> {
    const scope = {
      input,
      use: this.#use(controller),
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
      hosting: () => this.#parts.standing.root(this.#view()),
      holds: (role, at) => this.#judge.holds(role, at),
      lock: (...keys) => this.lock(keys),
    };
  }

  async #place(field: string, input: Readonly<Record<string, unknown>>): Promise<Place> {
    const path = input[field];
    const place = typeof path === 'string' ? await this.#judge.locate(path) : undefined;
    if (!place) throw NoSuchObject(field, String(path));
    return place;
  }

  #use(controller: string | undefined, client?: Books): Use {
    return ((resource: { name: string }) => {
      if (resource.name === books.name) return client ?? lazyBooks(() => this.#openBooks());
      return this.#session(resource.name).handle(controller);
    }) as Use;
  }

  #session(name: string): ResourceSession<object> {
    const known = this.#sessions.get(name);
    if (known) return known;
    const driver = this.#parts.drivers.find((candidate) => candidate.resource.name === name);
    if (!driver) throw new Error(`no driver for the resource "${name}"`);
    const session = this.#openSession(driver);
    this.#sessions.set(name, session);
    return session;
  }

  #openSession(driver: ResourceDriver<object>): ResourceSession<object> {
    const transaction = this;
    const never = new AbortController().signal;
    return driver.open({
      requestId: this.#options.requestId,
      planned: this.#options.planned,
      // An undo has to end, whatever happened to the request.
      get signal() {
        return transaction.#undoing ? never : transaction.#options.signal;
      },
      operation: (_, when) => {
        this.#requireLease();
        if (when === 'before' && this.#current) this.#current.operation++;
        return this.#probe(when === 'before' ? 'before-operation' : 'after-operation');
      },
    });
  }

  #view(): unknown {
    const [first] = this.#parts.drivers;
    return first ? this.#session(first.resource.name).view : undefined;
  }

  async #openBooks(): Promise<BooksSession> {
    this.#books ??= this.#options.planned ? await openPlannedBooks(this.#parts.pool) : openBooks(this.#parts.pool);
    return this.#books;
  }

  #asSystem(): Judge {
    this.#systemJudge ??= createJudge(this.#parts.standing, () => this.#view(), { trustee: systemTrustee });
    return this.#systemJudge;
  }

  #requireLease(): void {
    if (!this.#options.planned && !this.#parts.lease.held()) throw EngineLost();
  }

  #probe(at: ProbePoint['at']): ReturnType<Probe> {
    const current = this.#current;
    if (!this.#parts.probe || !current || this.#options.planned) return;
    const { registered, number, operation } = current;
    return this.#parts.probe({
      requestId: this.#options.requestId,
      number,
      namespace: registered.namespace,
      procedure: registered.name,
      at,
      operation,
      undoing: this.#undoing,
    });
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
    const doom = this.#doom;
    if (doom) return doom;
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

interface Writing {
  readonly frame: Frame;
  readonly inner: Frame;
  readonly registered: RegisteredProcedure;
  readonly procedure: WriteProcedure;
  readonly leaf: LeafScope<never>;
}

function isLost(error: unknown): boolean {
  return EngineLost.is(error);
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

function lazyBooks(open: () => Promise<BooksSession>): Books {
  return {
    query: async (sql, parameters) => (await open()).read.query(sql, parameters),
  };
}
