import { ProvisioningError } from '@tenantry/engine';
import type { Answer, Client, Principal } from '@tenantry/engine/client';

import type { UserRow } from './read-users.ts';
import { type RowDefaults, transactionIdOf, userRequest } from './user-request.ts';

export interface ImportOptions {
  readonly client: Client;
  readonly caller: Principal;
  readonly defaults: RowDefaults;
  /** How many rows are under way at a time. */
  readonly parallel: number;
  readonly signal: AbortSignal;
  /** Told when a row has ended. */
  onRow(outcome: RowOutcome): Promise<void> | void;
}

/** How a row ended. */
export interface RowOutcome {
  readonly row: UserRow;
  /** `earlier`: a run before this one has done it. */
  readonly state: 'done' | 'earlier' | 'failed';
  readonly requestId?: string;
  readonly errorCode?: string;
  readonly error?: string;
}

/** Makes users, each in one transaction, several at a time. A run that was stopped is taken up by running it again. */
export async function importUsers(rows: AsyncIterable<UserRow>, options: ImportOptions): Promise<void> {
  const underWay = new Set<Promise<void>>();
  const started = Date.now();
  let fault: unknown;
  for await (const row of rows) {
    if (options.signal.aborted || fault !== undefined) break;
    const work = importUser(row, options, started)
      .then(options.onRow)
      .catch((cause: unknown) => {
        fault ??= cause;
      })
      .finally(() => underWay.delete(work));
    underWay.add(work);
    if (underWay.size >= options.parallel) await Promise.race(underWay);
  }
  await Promise.all(underWay);
  if (fault !== undefined) throw fault;
}

/** Whoever fails one row so often will fail it again. */
const attemptsMaximum = 100;

async function importUser(row: UserRow, options: ImportOptions, started: number): Promise<RowOutcome> {
  let document: string;
  try {
    document = userRequest(row, options.defaults);
  } catch (cause) {
    if (!(cause instanceof ProvisioningError)) throw cause;
    return { row, state: 'failed', errorCode: cause.code, error: cause.message };
  }
  // An outcome of an earlier run comes back under its id: done is done, but what failed is tried anew under the next id.
  for (let attempt = 1; ; attempt++) {
    const answer = await options.client.submit({
      what: { document },
      caller: options.caller,
      clientTransactionId: transactionIdOf(document, attempt),
    });
    const isEarlier = answer.requestId !== '' && timeOf(answer.requestId) < started;
    if (isEarlier && answer.state === 'failed' && attempt < attemptsMaximum) continue;
    return outcomeOf(row, answer, isEarlier);
  }
}

function outcomeOf(row: UserRow, { state, requestId, error }: Answer, isEarlier: boolean): RowOutcome {
  if (state === 'done') return { row, requestId, state: isEarlier ? 'earlier' : 'done' };
  const errorCode = error?.code ?? state;
  return { row, requestId, state: 'failed', errorCode, error: error?.message ?? `The request is ${state}.` };
}

/** Identifiers of requests are UUIDs of version 7, which begin with the milliseconds (RFC 9562 section 5.7). */
function timeOf(requestId: string): number {
  return Number.parseInt(requestId.replaceAll('-', '').slice(0, 12), 16);
}
