import { setTimeout as pause } from 'node:timers/promises';

import { type BooksSession, openBooks, openPlannedBooks } from './books-session.ts';
import { EngineLost } from './errors.ts';
import type { EngineParts } from './parts.ts';
import { type Books, books, type Note, type ResourceDriver, type ResourceSession, type Use } from './resource.ts';

export interface SessionsOptions {
  readonly parts: EngineParts;
  readonly requestId: string;
  readonly ranBefore: boolean;
  readonly planned: boolean;
  /** The signal that counts now; an undo is never interrupted. */
  signal(): AbortSignal;
  /** Told around each change of a resource. */
  operation(when: 'before' | 'after'): void | Promise<void>;
}

const tryAgainMilliseconds = 100;

/** What one transaction has open: a session of each resource that it uses, and the books. */
export class Sessions {
  readonly #options: SessionsOptions;
  readonly #sessions = new Map<string, ResourceSession<object>>();
  #books: Promise<BooksSession> | undefined;

  constructor(options: SessionsOptions) {
    this.#options = options;
  }

  /** Gives procedures their resources. Inside a step of the books these are the client of its SQL transaction. */
  use(controller: string | undefined, client?: Books): Use {
    return ((resource: { name: string }) => {
      if (resource.name === books.name) return client ?? lazyBooks(() => this.openBooks());
      return this.#session(resource.name).handle(controller);
    }) as Use;
  }

  /** The first resource, the directory, as the engine itself looks at it. */
  view(): unknown {
    const [first] = this.#options.parts.drivers;
    return first ? this.#session(first.resource.name).view : undefined;
  }

  openBooks(): Promise<BooksSession> {
    const { planned, parts } = this.#options;
    this.#books ??= planned ? openPlannedBooks(parts.pool) : Promise.resolve(openBooks(parts));
    return this.#books;
  }

  /** After a lock was got or a step of the books ended, and before a step is undone. */
  lookAgain(): void {
    for (const session of this.#sessions.values()) session.lookAgain?.();
  }

  /** What is to be noted with the intent of a change that has been prepared. */
  notesWithIntent(): Note[] {
    const notes = [...this.#sessions.values()].map((session) => session.noteWithIntent?.());
    return notes.filter((note) => note !== undefined);
  }

  /** Ends the sessions; in plan mode gives the changes. */
  async close(): Promise<readonly string[]> {
    const sessions = [...this.#sessions.values()];
    const changes = sessions.flatMap((session) => session.changes());
    // Whoever could not open the books was told so.
    const opened = await this.#books?.catch(() => undefined);
    try {
      if (opened) changes.push(...(await opened.changes()));
    } finally {
      await Promise.all([opened?.close(), ...sessions.map((session) => this.#closeSurely(session))]);
    }
    return changes;
  }

  /** What a session leaves to those after it has to be there before the request lets go of its locks. */
  async #closeSurely(session: ResourceSession<object>): Promise<void> {
    const { parts, planned, requestId } = this.#options;
    for (;;) {
      try {
        return await session.close();
      } catch (error) {
        if (planned) throw error;
        if (!(await parts.lease.confirm())) throw EngineLost();
        parts.logger.warn({ requestId, error }, 'the end of a session could not be written; it is tried again');
        await pause(tryAgainMilliseconds);
      }
    }
  }

  warnings(): string[] {
    return [...this.#sessions.values()].flatMap((session) => session.warnings());
  }

  #session(name: string): ResourceSession<object> {
    const known = this.#sessions.get(name);
    if (known) return known;
    const driver = this.#options.parts.drivers.find((candidate) => candidate.resource.name === name);
    if (!driver) throw new Error(`no driver for the resource "${name}"`);
    const session = this.#open(driver);
    this.#sessions.set(name, session);
    return session;
  }

  #open(driver: ResourceDriver<object>): ResourceSession<object> {
    const { requestId, ranBefore, planned, signal, operation } = this.#options;
    return driver.open({
      requestId,
      ranBefore,
      planned,
      get signal() {
        return signal();
      },
      operation: (_, when) => operation(when),
    });
  }
}

function lazyBooks(open: () => Promise<BooksSession>): Books {
  return {
    query: async (sql, parameters) => (await open()).read.query(sql, parameters),
  };
}
