import { type AnswerError, type Client, ProvisioningError } from '@tenantry/engine/client';

/** What became of the book of one organization. */
export interface GeneratedBook {
  readonly organization: string;
  /** Number of the book among those that are due. */
  readonly number: number;
  readonly due: number;
  readonly requestId: string;
  /** What the request gave, when it succeeded. */
  readonly made?: {
    readonly sequence: number;
    readonly entries: number;
    readonly changed: boolean;
    /** False when another job has generated it meanwhile. */
    readonly generated: boolean;
  };
  readonly error?: AnswerError;
}

export interface GenerateOptions {
  /** Takes every book as stale, also those of which nothing is known to have changed. */
  readonly all?: boolean;
  readonly signal?: AbortSignal;
  onBook?(book: GeneratedBook): void;
}

/** What a run has done. */
export interface Generation {
  readonly generated: number;
  /** Of these, books with another content than before. */
  readonly changed: number;
  /** Books that could not be generated; they stay due. */
  readonly failed: number;
}

const exchange = 'Exchange 2007 Provider';
const pageSize = 100;

/** Where requests are submitted. */
export type Submitting = Pick<Client, 'submit'>;

/**
 * Generates the books of all organizations of which something has changed. Which ones are due is kept in the books of
 * the installation, and each is a request of its own: a job that is killed is undone in its last book, and the next
 * one goes on with what is left. One that fails does not stop the others. Several jobs share the work: a book that
 * another one has generated meanwhile is left alone.
 */
export async function generateDue(client: Submitting, options: GenerateOptions = {}): Promise<Generation> {
  const { due } = await run<{ due: number }>(client, 'NoteStaleOfflineAddressBooks_', { all: options.all === true });
  const done = { generated: 0, changed: 0, failed: 0 };
  let number = 0;
  for await (const { path } of dueBooks(client)) {
    if (options.signal?.aborted) break;
    const book = await generateBook(client, path, { ifDue: true, number: ++number, due });
    if (book.error) done.failed++;
    else if (book.made?.generated) done.generated++;
    if (book.made?.changed) done.changed++;
    options.onBook?.(book);
  }
  return done;
}

/** Generates the book of one organization, whether something has changed or not. */
export async function generateBook(
  client: Submitting,
  organization: string,
  {
    ifDue = false,
    number = 1,
    due = 1,
  }: { readonly ifDue?: boolean; readonly number?: number; readonly due?: number } = {},
): Promise<GeneratedBook> {
  const { requestId, error, output } = await client.submit({
    what: { namespace: exchange, procedure: 'RebuildOfflineAddressBook', input: { path: organization, ifDue } },
    caller: { trustee: 'system' },
  });
  // The output of the procedure, by its own definition.
  const made = output as GeneratedBook['made'];
  return { organization, number, due, requestId, ...(error ? { error } : {}), ...(made ? { made } : {}) };
}

interface DueBook {
  readonly offlineAddressBook: string;
  readonly path: string;
}

async function* dueBooks(client: Submitting): AsyncIterable<DueBook> {
  let after: string | undefined;
  for (;;) {
    const input: Record<string, unknown> = { limit: pageSize, ...(after === undefined ? {} : { after }) };
    const { books } = await run<{ books: DueBook[] }>(client, 'ListDueOfflineAddressBooks_', input);
    // Of an organization that is gone nothing is left to generate.
    yield* books.filter(({ path }) => path !== '');
    if (books.length < pageSize) return;
    after = books.at(-1)?.offlineAddressBook;
  }
}

async function run<T>(client: Submitting, procedure: string, input: unknown): Promise<T> {
  const { error, output } = await client.submit({
    what: { namespace: exchange, procedure, input },
    caller: { trustee: 'system' },
  });
  if (error) throw new ProvisioningError(error, error.message);
  // The output of the procedure, by its own definition.
  return output as T;
}
