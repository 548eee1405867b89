import type pg from 'pg';

import type { Acceptance } from './acceptance.ts';
import type { BooksTransaction } from './books-session.ts';
import { withConnection } from './connections.ts';
import { EngineLost, InDoubt } from './errors.ts';
import { isFenced, mayHaveBeenDone } from './lost-connection.ts';
import type { EngineParts } from './parts.ts';
import type { Probe, ProbePoint } from './probe.ts';
import type { LeafScope, WriteProcedure } from './procedure.ts';
import type { RegisteredProcedure } from './registry.ts';
import { books } from './resource.ts';
import type { Sessions } from './sessions.ts';
import type { AcceptEntry, LogItem, StepEntry, UndoneEntry } from './step-log.ts';

/** A write that is to be done. */
export interface Writing {
  readonly registered: RegisteredProcedure;
  readonly procedure: WriteProcedure;
  readonly leaf: LeafScope<never>;
  readonly number: number;
  readonly parent: number;
  /** Numbers and names of the calls around, for the log. */
  readonly path: string;
  readonly controller: string | undefined;
  /** What undo needs is encrypted in the log. */
  readonly sensitive: boolean;
}

/** What the log keeps of a step. */
export interface StepContent {
  /** Version of the component that made it, and that is to undo it. */
  readonly version?: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly prepared: unknown;
  readonly controller?: string | undefined;
}

/** A step of a request whose engine died, as the log has it. */
export interface LoggedStep {
  readonly number: number;
  readonly registered: RegisteredProcedure;
  readonly content: StepContent;
}

export interface StepsOptions {
  readonly parts: EngineParts;
  readonly requestId: string;
  readonly planned: boolean;
  readonly acceptance: Acceptance;
  readonly sessions: Sessions;
  /** What a leaf procedure gets, made anew for its undo. */
  leafScope(input: Readonly<Record<string, unknown>>, controller: string | undefined): LeafScope<never>;
  /** Told after each change: what was looked up before may have changed. */
  onChanged(): void;
  onUndone(number: number): void;
}

/** A write that was begun. */
interface Step {
  readonly number: number;
  readonly registered: RegisteredProcedure;
  readonly procedure: WriteProcedure;
  readonly input: Readonly<Record<string, unknown>>;
  readonly prepared: unknown;
  readonly controller: string | undefined;
}

const insertRequest = `
  insert into engine.request (id, state, title, trustee, deadline_seconds, body, node, accepted_at, started_at)
  select $1, $2, $3, $4, $5, $6, $7, begun.at, begun.at
  from (select now() - $8 * interval '1 millisecond' as at) begun
  on conflict (id) do nothing`;
const insertStep = `
  insert into engine.step (request_id, number, parent, namespace, procedure, path, content)
  select $3, $4, $5, $6, $7, $8, $9
  from engine.require_alive($1, $2)`;
const markUndone = `
  update engine.step
  set outcome = 'undone'
  where request_id = $1
    and number = $2
    and outcome is distinct from 'undone'
  returning number`;
/** Waits for the transaction that has inserted the row, if there is one, and then inserts nothing. */
const insertAgain = `${insertStep}
  on conflict (request_id, number) do nothing`;

const askAgainMilliseconds = 100;

/** The writes of one transaction: each with its intent in the log before it begins, and their undo, last first. */
export class Steps {
  /** Why nothing more may be done: the engine was declared dead, a deadlock was found, or an undo failed. */
  doom: Error | undefined;
  undoing = false;
  /** Whether a change has begun, be it undone. */
  wrote = false;
  readonly #options: StepsOptions;
  readonly #parts: EngineParts;
  readonly #steps: Step[] = [];
  readonly #marks: UndoneEntry[] = [];
  #current: { registered: RegisteredProcedure; number: number; operation: number } | undefined;

  constructor(options: StepsOptions) {
    this.#options = options;
    this.#parts = options.parts;
  }

  /** A place to come back to with `undoTo`. */
  get count(): number {
    return this.#steps.length;
  }

  /** Marks of undone steps that are not durable yet; taken over by whoever writes the next log entry. */
  takeMarks(): UndoneEntry[] {
    return this.#marks.splice(0);
  }

  /** Intent into the log, then the change. Gives the output of the procedure. */
  async write(writing: Writing): Promise<unknown> {
    const { registered, number, procedure } = writing;
    this.#current = { registered, number, operation: 0 };
    this.wrote = true;
    const output = isAtomic(procedure) ? await this.#writeBooks(writing) : await this.#writeResource(writing);
    await this.#probe('after-apply');
    return output;
  }

  /** Told by resources around each change. */
  async operation(when: 'before' | 'after'): Promise<void> {
    await this.#requireLease();
    if (when === 'before' && this.#current) this.#current.operation++;
    await this.#probe(when === 'before' ? 'before-operation' : 'after-operation');
  }

  /** Undoes the steps after a mark, last first. */
  async undoTo(mark: number): Promise<void> {
    if (isLost(this.doom)) return;
    const before = this.undoing;
    this.undoing = true;
    try {
      while (this.#steps.length > mark && !(this.doom && InDoubt.is(this.doom))) {
        const step = this.#steps.at(-1);
        if (!step) break;
        await this.#undoStep(step);
        this.#steps.pop();
      }
    } finally {
      this.undoing = before;
    }
  }

  /** Undoes what the log says a request did before its engine died. */
  async undoLogged(logged: readonly LoggedStep[]): Promise<void> {
    for (const { number, registered, content } of logged) {
      const { procedure } = registered;
      const { input, prepared, controller } = content;
      if (procedure.kind === 'write') {
        this.#steps.push({ number, registered, procedure, input, prepared, controller });
      }
    }
    await this.undoTo(0);
  }

  async #writeResource(writing: Writing): Promise<unknown> {
    const { procedure, leaf } = writing;
    const { acceptance, planned, sessions } = this.#options;
    const prepared: unknown = await procedure.prepare(leaf);
    await this.#probe('before-intent');
    if (!planned) {
      const step = this.#entry(writing, prepared);
      const notes = sessions.notesWithIntent();
      const undone = this.takeMarks();
      await acceptance.write((entry) => this.#parts.log.append({ ...acceptOf(entry), step, undone, notes }));
      for (const note of notes) note.written();
    }
    this.#steps.push(begun(writing, prepared));
    await this.#probe('after-intent');
    await this.#requireLease();
    const output: unknown = await procedure.apply(leaf, prepared);
    this.#options.onChanged();
    return output;
  }

  /** A step of the books and its row in the log are one SQL transaction. */
  async #writeBooks(writing: Writing): Promise<unknown> {
    const { procedure, leaf, controller } = writing;
    const { acceptance, sessions } = this.#options;
    await this.#probe('before-intent');
    const opened = await sessions.openBooks();
    let entry: AcceptEntry | undefined;
    let isWritten = false;
    try {
      const { step, output } = await opened.transaction(
        async (client) => {
          const scope = { ...leaf, use: sessions.use(controller, client) };
          const prepared: unknown = await procedure.prepare(scope);
          // Ahead of the change on the same connection; when it fails, so does what comes after it.
          const logging = this.#insertStep(client, this.#entry(writing, prepared));
          const [result] = await Promise.all([procedure.apply(scope, prepared), logging]);
          await this.#probe('after-intent');
          // Taken no earlier: a step may take long, and a request that does is to be listed.
          entry ??= await acceptance.take();
          if (entry) client.atTheEnd(insertRequest, this.#requestRow(entry));
          return { step: begun(writing, prepared), output: result };
        },
        () => this.#isLogged(this.#entry(writing, undefined)),
      );
      isWritten = true;
      this.#steps.push(step);
      sessions.lookAgain();
      return output;
    } finally {
      if (entry) acceptance.settle(isWritten);
    }
  }

  async #undoStep(step: Step): Promise<void> {
    const { registered, number } = step;
    const { requestId, planned, onChanged, onUndone } = this.#options;
    const waits = this.#parts.limits.undoWaits;
    for (let attempt = 0; ; attempt++) {
      try {
        this.#current = { registered, number, operation: 0 };
        await this.#probe('before-undo');
        await this.#requireLease();
        await this.#undoOnce(step);
        await this.#probe('after-undo');
        onChanged();
        onUndone(number);
        return;
      } catch (error) {
        if (isLost(error)) {
          this.doom = error;
          throw error;
        }
        const wait = waits[attempt];
        const title = `${registered.namespace}::${registered.name}`;
        this.#parts.logger.warn({ requestId, step: number, procedure: title, error }, 'undo failed');
        if (wait === undefined || planned) {
          this.#marks.push({ requestId, number, outcome: 'undo-failed' });
          this.doom = InDoubt(`${number} ${title}`, (error as Error).message);
          throw this.doom;
        }
        await new Promise((resolve) => setTimeout(resolve, wait));
      }
    }
  }

  async #undoOnce({ procedure, input, prepared, controller, number }: Step): Promise<void> {
    const { requestId, planned, sessions } = this.#options;
    // As after a crash: undo sees what the log would give it.
    const logged: unknown = JSON.parse(JSON.stringify(prepared ?? null));
    const leaf = this.#options.leafScope(input, controller);
    if (!isAtomic(procedure)) {
      await procedure.undo(leaf, logged);
      if (!planned) this.#marks.push({ requestId, number, outcome: 'undone' });
      return;
    }
    const undoing = await sessions.openBooks();
    await undoing.transaction(async (client) => {
      await this.#requireAlive(client);
      // It may have been undone by a transaction whose commit nobody has answered.
      const isToDo = planned || (await client.query(markUndone, [requestId, number])).length > 0;
      if (isToDo) await procedure.undo({ ...leaf, use: sessions.use(controller, client) }, logged);
    }, no);
  }

  #entry({ registered, leaf, number, parent, path, controller, sensitive }: Writing, prepared: unknown): StepEntry {
    const { version } = registered;
    const content: StepContent = { input: leaf.input, prepared, controller, ...(version ? { version } : {}) };
    return {
      requestId: this.#options.requestId,
      number,
      parent,
      namespace: registered.namespace,
      procedure: registered.name,
      path,
      content: this.#parts.sealer.seal(content, sensitive),
    };
  }

  #requestRow({ id, state, title, trustee, deadlineSeconds, body, acceptedAt }: AcceptEntry): readonly unknown[] {
    const age = performance.now() - acceptedAt;
    return [id, state, title, trustee, deadlineSeconds, body, this.#parts.lease.node.id, age];
  }

  #insertStep(client: BooksTransaction, entry: StepEntry): Promise<void> {
    return client.execute(insertStep, this.#stepRow(entry));
  }

  #stepRow({ requestId, number, parent, namespace, procedure, path, content }: StepEntry): readonly unknown[] {
    const { node } = this.#parts.lease;
    return [node.number, node.id, requestId, number, parent, namespace, procedure, path, content];
  }

  /** Whether a step of the books is in the log, and so was done. Asked when its commit was not answered; it may still be under way. */
  async #isLogged(entry: StepEntry): Promise<boolean> {
    for (;;) {
      await this.#requireLease();
      try {
        return await isThere(this.#parts.pool, this.#stepRow(entry));
      } catch (error) {
        if (!mayHaveBeenDone(error)) throw isFenced(error) ? EngineLost() : error;
        await new Promise((resolve) => setTimeout(resolve, askAgainMilliseconds));
      }
    }
  }

  async #requireAlive(client: BooksTransaction): Promise<void> {
    const { number, id } = this.#parts.lease.node;
    await client.execute('select engine.require_alive($1, $2)', [number, id]);
  }

  async #requireLease(): Promise<void> {
    if (!this.#options.planned && !(await this.#parts.lease.confirm())) throw EngineLost();
  }

  #probe(at: ProbePoint['at']): ReturnType<Probe> {
    const { requestId, planned } = this.#options;
    const current = this.#current;
    if (!this.#parts.probe || !current || planned) return;
    const { registered, number, operation } = current;
    const { namespace, name: procedure } = registered;
    return this.#parts.probe({ requestId, number, namespace, procedure, at, operation, undoing: this.undoing });
  }
}

/** Inserts the row and takes that back: it cannot be inserted when it is there. */
function isThere(pool: pg.Pool, row: readonly unknown[]): Promise<boolean> {
  return withConnection(pool, async (client) => {
    await client.query('begin');
    const { rowCount } = await client.query(insertAgain, [...row]);
    await client.query('rollback');
    return rowCount === 0;
  });
}

function no(): Promise<boolean> {
  return Promise.resolve(false);
}

function acceptOf(entry: AcceptEntry | undefined): Pick<LogItem, 'accept'> {
  return entry ? { accept: [entry] } : {};
}

/** Whether a value says that this engine may not act any more. */
export function isLost(error: unknown): error is Error {
  return EngineLost.is(error);
}

function isAtomic({ changes }: WriteProcedure): boolean {
  return changes.name === books.name;
}

function begun({ number, registered, procedure, leaf, controller }: Writing, prepared: unknown): Step {
  return { number, registered, procedure, input: leaf.input, prepared, controller };
}
