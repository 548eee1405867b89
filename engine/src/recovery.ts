import { setTimeout as pause } from 'node:timers/promises';

import { hasSecret } from '@tenantry/schema';

import { accepted } from './acceptance.ts';
import type { Body } from './body.ts';
import { Cancelled, EngineLost, ProcedureGone } from './errors.ts';
import type { Node } from './node.ts';
import type { EngineParts } from './parts.ts';
import { type RegisteredProcedure, Registry } from './registry.ts';
import { type Outcome, outcomeOf } from './run-request.ts';
import type { FinishEntry } from './step-log.ts';
import type { StepContent } from './steps.ts';
import { tellError } from './tell-error.ts';
import { Transaction } from './transaction.ts';

/**
 * What a dead engine asked of a server last may not have been done there yet. Undone before it is done, it would stay;
 * so servers get time for it first.
 */
export const arrivalMilliseconds = 500;
/** Requests that are undone at once after a take-over. */
const undoneAtOnce = 16;

/** Takes the requests of dead nodes over. They are then undone by `undoOrphans`. */
export async function takeOver(parts: EngineParts, dead: readonly Node[]): Promise<void> {
  let count = 0;
  for (const { id, number, name } of dead) {
    const { rows } = await parts.pool.query<{ count: number }>('select engine.take_over($1, $2, $3) as count', [
      id,
      number,
      parts.lease.node.id,
    ]);
    const taken = rows[0]?.count ?? 0;
    parts.logger.warn({ node: name, requests: taken }, 'an engine died; its requests are taken over');
    count += taken;
  }
  if (count > 0) await pause(arrivalMilliseconds);
}

interface OrphanRow {
  readonly id: string;
  readonly trustee: string;
  readonly queued: boolean;
  readonly cancel_requested: boolean;
  readonly failures: number;
  readonly body: Buffer;
  readonly outcome: Buffer | null;
}

const findOrphans = `
  select id, trustee, queued, cancel_requested, failures, body, outcome
  from engine.request
  where node = $1
    and state = 'undoing'
    and not id = any($2)
  order by id`;

/** Undoes every request of this node that was taken over. `busy` names those that are being undone already. */
export async function undoOrphans(parts: EngineParts, busy: Set<string>): Promise<void> {
  const { rows } = await parts.pool.query<OrphanRow>(findOrphans, [parts.lease.node.id, [...busy]]);
  const waiting = [...rows];
  for (const { id } of rows) busy.add(id);
  const worker = async () => {
    for (let row = waiting.shift(); row; row = waiting.shift()) {
      try {
        await undoOrphan(parts, row);
      } catch (error) {
        parts.logger.error({ requestId: row.id, error }, 'a request could not be taken over');
      } finally {
        busy.delete(row.id);
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(undoneAtOnce, rows.length) }, worker));
}

async function undoOrphan(parts: EngineParts, row: OrphanRow): Promise<void> {
  // When the database cannot be asked, nothing is in doubt: it is asked again with the next heartbeat.
  const { rows: logged } = await parts.pool.query<StepRow>(findSteps, [row.id]);
  const transaction = new Transaction({
    parts,
    requestId: row.id,
    caller: { trustee: row.trustee },
    signal: new AbortController().signal,
    planned: false,
    firstNumber: 1,
    ranBefore: true,
    acceptance: accepted,
  });
  let failure: unknown;
  try {
    await transaction.undoLogged(await readSteps(parts, logged));
  } catch (error) {
    failure = error;
  } finally {
    await transaction.close();
  }
  if (EngineLost.is(failure)) return;

  const earlier = row.outcome && row.outcome.length > 0 ? (parts.sealer.open(row.outcome) as Outcome) : undefined;
  await parts.log.append({
    undone: transaction.takeMarks(),
    finish: {
      id: row.id,
      ...fateOf(row, failure),
      ...endOf(parts, row, { failure, earlier }),
      trace: Buffer.alloc(0),
    },
  });
}

/** A queued request runs again unless it was cancelled, a real-time one has lost its caller and ends. */
function fateOf(
  { queued, cancel_requested: isCancelled, failures }: OrphanRow,
  failure: unknown,
): Pick<FinishEntry, 'state' | 'notBefore' | 'failures'> {
  if (failure !== undefined) return { state: 'in-doubt', notBefore: undefined, failures };
  return { state: queued && !isCancelled ? 'queued' : 'failed', notBefore: undefined, failures };
}

function endOf(
  parts: EngineParts,
  row: OrphanRow,
  { failure, earlier }: { failure: unknown; earlier: Outcome | undefined },
): Pick<FinishEntry, 'errorCode' | 'outcome'> {
  const body = parts.sealer.open(row.body) as Body;
  // Why it was undone is what the caller wants to know, however often the undo has failed since.
  const undoneFor = earlier?.undoneFor ?? tellError(row.cancel_requested ? Cancelled() : EngineLost());
  const error = failure === undefined ? undoneFor : tellError(failure);
  const outcome = { ...outcomeOf(body, { error }, []), ...(failure === undefined ? {} : { undoneFor }) };
  return { errorCode: error.code, outcome: parts.sealer.seal(outcome, true) };
}

interface StepRow {
  readonly number: number;
  readonly namespace: string;
  readonly procedure: string;
  readonly content: Buffer;
}

const findSteps = `
  select number, namespace, procedure, content
  from engine.step
  where request_id = $1
    and (outcome is null or outcome = 'undo-failed')
  order by number`;

async function readSteps(
  parts: EngineParts,
  logged: readonly StepRow[],
): Promise<{ number: number; registered: RegisteredProcedure; content: StepContent }[]> {
  return Promise.all(
    logged.map(async ({ number, namespace, procedure, content: sealed }) => {
      // Written by this engine or its like, in this shape.
      const content = parts.sealer.open(sealed) as StepContent;
      const registered = await findWriter(parts, { namespace, procedure }, content.version);
      return { number, registered, content };
    }),
  );
}

/** The procedure of the version that made a step: only it is sure to understand what it noted for its undo. */
async function findWriter(
  parts: EngineParts,
  { namespace, procedure }: Pick<StepRow, 'namespace' | 'procedure'>,
  version: string | undefined,
): Promise<RegisteredProcedure> {
  const installed = parts.registry.find(namespace, procedure);
  if (installed && 'procedure' in installed && (version === undefined || installed.version === version))
    return installed;

  const component = version === undefined ? undefined : await parts.findVersion(namespace, version);
  const former = component && new Registry([component], hasSecret).find(namespace, procedure);
  if (!former || !('procedure' in former)) {
    throw ProcedureGone(`${namespace}::${procedure}${version === undefined ? '' : ` of version ${version}`}`);
  }
  return former;
}
