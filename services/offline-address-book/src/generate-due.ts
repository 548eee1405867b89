import { type AnswerError, type Client, ProvisioningError } from '@tenantry/engine/client';

/** What became of the book of one organization. */
export interface GeneratedBook {
  readonly organization: string;
  /** Number of the book among those that are due. */
  readonly number: number;
  readonly due: number;
  readonly requestId: string;
  /** What the request gave, when it succeeded. */
  readonly made?: { readonly sequence: number; readonly entries: number; readonly changed: boolean };
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
/** For so long two jobs at the same time share their work; after it what failed is tried again. */
const sharedMilliseconds = 60_000;

/**
 * Generates the books of all organizations of which something has changed. Which ones are due is kept in the books of
 * the installation, and each is a request of its own: a job that is killed is undone in its last book, and the next
 * one goes on with what is left. One that fails does not stop the others.
 */
export async function generateDue(client: Client, options: GenerateOptions = {}): Promise<Generation> {
  const { due } = await run<{ due: number }>(client, 'NoteStaleOfflineAddressBooks_', { all: options.all === true });
  const done = { generated: 0, changed: 0, failed: 0 };
  let number = 0;
  for await (const { path, offlineAddressBook, since } of dueBooks(client)) {
    if (options.signal?.aborted) break;
    // Another job that has come to the same book waits for this one instead of making it again.
    const once = `oab:${offlineAddressBook}:${since}:${Math.floor(Date.now() / sharedMilliseconds)}`;
    const place = { number: ++number, due };
    const first = await generateBook(client, path, { once, ...place });
    // It may be the outcome of a job that died; the second try is shared, too.
    const book = first.error ? await generateBook(client, path, { once: `${once}:again`, ...place }) : first;
    if (book.error) done.failed++;
    else done.generated++;
    if (book.made?.changed) done.changed++;
    options.onBook?.(book);
  }
  return done;
}

/** Generates the book of one organization, whether something has changed or not. */
export async function generateBook(
  client: Client,
  organization: string,
  { once, number = 1, due = 1 }: { readonly once?: string; readonly number?: number; readonly due?: number } = {},
): Promise<GeneratedBook> {
  const { requestId, error, output } = await client.submit({
    what: { namespace: exchange, procedure: 'RebuildOfflineAddressBook', input: { path: organization } },
    caller: { trustee: 'system' },
    ...(once === undefined ? {} : { clientTransactionId: once }),
  });
  // The output of the procedure, by its own definition.
  const made = output as GeneratedBook['made'];
  return { organization, number, due, requestId, ...(error ? { error } : {}), ...(made ? { made } : {}) };
}

interface DueBook {
  readonly offlineAddressBook: string;
  readonly path: string;
  readonly since: string;
}

async function* dueBooks(client: Client): AsyncIterable<DueBook> {
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

async function run<T>(client: Client, procedure: string, input: unknown): Promise<T> {
  const { error, output } = await client.submit({
    what: { namespace: exchange, procedure, input },
    caller: { trustee: 'system' },
  });
  if (error) throw new ProvisioningError(error, error.message);
  // The output of the procedure, by its own definition.
  return output as T;
}
