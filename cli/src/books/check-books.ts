import { setTimeout as pause } from 'node:timers/promises';

import { type Answer, type Client, ProvisioningError, type Submission } from '@tenantry/engine/client';

/** Something that the books say otherwise than it is. */
export interface BookDifference {
  readonly what: string;
  readonly booked: string;
  readonly counted: string;
  readonly where: string;
}

export interface CheckOptions {
  /** GUID of the only organization to look at; without it all, and the counters. */
  readonly organization?: string;
  readonly signal: AbortSignal;
  /** Told how many of how many organizations have been looked at. */
  onProgress?(looked: number, all: number): void;
}

/** Books that are looked at together: those of an organization, or the counters. */
export interface BookPart {
  readonly orgGUID?: string;
  readonly differences: readonly BookDifference[];
}

const namespace = 'Hosted Email 2007';
const caller: Submission['caller'] = { trustee: 'system' };
const patienceMilliseconds = 60_000;
const pollMilliseconds = 200;

/**
 * Compares the books with the directory, an organization at a time. What a request that runs meanwhile has done by half
 * shows as a difference, so whatever is found is looked at again when that request has ended.
 */
export async function checkBooks(client: Client, options: CheckOptions): Promise<BookPart[]> {
  const parts = await partsOf(client, options);
  const suspicious: BookPart[] = [];
  for (const [index, part] of parts.entries()) {
    if (options.signal.aborted) break;
    const differences = await compare(client, part);
    if (differences.length > 0) suspicious.push(await lookAgain(client, part, differences));
    options.onProgress?.(index + 1, parts.length);
  }
  return suspicious.filter(({ differences }) => differences.length > 0);
}

/** Mends the books of one organization, or the counters, in a request of its own. */
export function repairBooks(client: Client, { orgGUID }: Omit<BookPart, 'differences'>): Promise<Answer> {
  const input = orgGUID === undefined ? {} : { orgGUID };
  return client.submit({ what: { namespace, procedure: 'RepairBooks_', input }, caller });
}

type Part = Omit<BookPart, 'differences'>;

async function partsOf(client: Client, { organization }: CheckOptions): Promise<Part[]> {
  if (organization !== undefined) return [{ orgGUID: organization }];
  const { organizations } = await read<{ organizations: string[] }>(client, 'ListBookedOrganizations_', {});
  return [{}, ...organizations.map((orgGUID) => ({ orgGUID }))];
}

async function compare(client: Client, { orgGUID }: Part): Promise<BookDifference[]> {
  const input = orgGUID === undefined ? {} : { orgGUID };
  const { differences } = await read<{ differences: BookDifference[] }>(client, 'CheckBooks_', input);
  return differences;
}

/** Whoever was half done at the first look runs now, or has ended since: a request is listed with the first of its steps. */
async function lookAgain(client: Client, part: Part, differences: readonly BookDifference[]): Promise<BookPart> {
  await endOf(client, await runningRequests(client));
  const again = new Set((await compare(client, part)).map(keyOf));
  return { ...part, differences: differences.filter((difference) => again.has(keyOf(difference))) };
}

function keyOf({ what, booked, counted, where }: BookDifference): string {
  return JSON.stringify([what, booked, counted, where]);
}

async function runningRequests(client: Client): Promise<string[]> {
  const requests = await client.list({ states: ['running', 'undoing'], limit: 1000 });
  return requests.map(({ requestId }) => requestId);
}

/** Waits until requests have ended, but not for ever: one in doubt waits for an operator. */
async function endOf(client: Client, requestIds: readonly string[]): Promise<void> {
  const end = Date.now() + patienceMilliseconds;
  const waiting = new Set(requestIds);
  while (waiting.size > 0 && Date.now() < end) {
    const running = new Set(await runningRequests(client));
    for (const each of waiting) if (!running.has(each)) waiting.delete(each);
    if (waiting.size > 0) await pause(pollMilliseconds);
  }
}

/** As a plan: it changes nothing, so no request is kept for it. */
async function read<Output>(client: Client, procedure: string, input: object): Promise<Output> {
  const answer = await client.plan({ what: { namespace, procedure, input }, caller });
  if (answer.error) throw new ProvisioningError(answer.error, answer.error.message);
  // Checked against the output fields of the procedure.
  return answer.output as Output;
}
