import type { Answer, ExplainedRequest } from '@tenantry/engine/client';

import { SampleFailed } from '../errors.ts';
import type { Installation } from '../installation.ts';
import { type Credentials, keepCredentials } from './credentials.ts';
import { administratorRequest, readSampleRequests, type SampleRequest } from './sample-requests.ts';

export interface SampleOptions {
  readonly installation: Installation;
  /** Data folder, which keeps the credentials. */
  readonly folder: string;
  readonly signal: AbortSignal;
  /** Told before each request that is run. */
  onBegin(name: string): void;
  /** Told of each request that is done. */
  onDone(name: string, request: ExplainedRequest): void;
}

const systemCaller = { trustee: 'system' };
const attemptsMaximum = 10;

/**
 * Provisions the sample hoster by real requests, and its administrator. What earlier starts have done stays;
 * a start that was interrupted goes on with the first request that is not done.
 * @returns whether something was done
 */
export async function provisionSample(options: SampleOptions): Promise<boolean> {
  const requests = await readSampleRequests();
  let worked = false;
  for (const [index, request] of requests.entries()) {
    if (options.signal.aborted) return worked;
    worked = (await perform(options, request)) || worked;
    // The first one makes the hosting organization, in which the administrator lives.
    if (index === 0) worked = (await makeAdministrator(options)) || worked;
  }
  return worked;
}

async function makeAdministrator(options: SampleOptions): Promise<boolean> {
  const { installation, folder } = options;
  const { directory, accounts } = installation;
  const { domain } = await directory.contexts();
  const suffix = domain.replaceAll(/DC=/gi, '').replaceAll(',', '.').toLowerCase();
  const credentials: Credentials = await keepCredentials(folder, `administrator@${suffix}`);
  const hosting = await accounts.hostingPath();
  return hosting === undefined ? false : perform(options, administratorRequest(hosting, credentials));
}

/** Runs one request unless it is done. */
async function perform(options: SampleOptions, { name, what }: SampleRequest): Promise<boolean> {
  const { installation, signal, onBegin, onDone } = options;
  const { client } = installation;
  const state = await readState(installation, name);
  if (state.done) return false;

  onBegin(name);
  // The id lets a start that was killed after the end of the request, but before it was noted, find the outcome.
  const answer = await client.submit({
    what,
    caller: systemCaller,
    clientTransactionId: `sample/${name}/${state.attempt}`,
    signal,
  });
  await noteOutcome(installation, name, answer);
  if (answer.state !== 'done') {
    if (signal.aborted) return true;
    // What an earlier start was killed in has been undone; that id would give its failure for ever.
    if (answer.error?.code === 'ENGINE_LOST' && state.attempt < attemptsMaximum)
      return perform(options, { name, what });
    throw SampleFailed(name, answer.requestId, answer.error?.message ?? answer.state);
  }
  const explained = await client.explain(answer.requestId);
  if (explained) onDone(name, explained);
  return true;
}

interface SampleState {
  readonly attempt: number;
  readonly done: boolean;
}

async function readState({ pool }: Installation, name: string): Promise<SampleState> {
  const { rows } = await pool.query<{ attempt: number; done: boolean }>(
    `insert into installation.sample_request (name)
     values ($1)
     on conflict (name) do update set name = excluded.name
     returning attempt, done_at is not null as done`,
    [name],
  );
  return rows[0] ?? { attempt: 1, done: false };
}

async function noteOutcome({ pool }: Installation, name: string, { requestId, state }: Answer): Promise<void> {
  await pool.query(
    `update installation.sample_request
     set request_id = nullif($2, '')::uuid,
       done_at = case when $3 then now() end,
       attempt = attempt + case when $3 then 0 else 1 end
     where name = $1`,
    [name, requestId, state === 'done'],
  );
}
