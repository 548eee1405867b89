import type { Answer } from './answer.ts';
import type { Body } from './body.ts';
import { Cancelled, NoSuchRequest, NoSuchStep, WrongState } from './errors.ts';
import type { EngineParts } from './parts.ts';
import { isRequestId } from './request.ts';
import { answerOf, type Outcome, outcomeOf } from './run-request.ts';
import type { StepContent } from './steps.ts';
import { tellError } from './tell-error.ts';

interface StateRow {
  readonly id: string;
  readonly state: Answer['state'];
  readonly body: Buffer;
  readonly outcome: Buffer | null;
}

/** The present answer of a request; a batch answers for its members. */
export async function findAnswer(parts: EngineParts, requestId: string): Promise<Answer | undefined> {
  if (!isRequestId(requestId)) return undefined;
  const { rows } = await parts.pool.query<StateRow>(
    'select id, state, body, outcome from engine.request where id = $1',
    [requestId],
  );
  const [row] = rows;
  if (!row) return findBatch(parts, requestId);
  return answerOf(row.id, row.state, readOutcome(parts, row));
}

/** A batch is running while a member is, failed when one failed, and done when all are. */
async function findBatch(parts: EngineParts, batchId: string): Promise<Answer | undefined> {
  const { rows } = await parts.pool.query<{ state: Answer['state'] }>(
    'select distinct state from engine.request where batch_id = $1',
    [batchId],
  );
  const states = rows.map(({ state }) => state);
  const [first] = states;
  if (first === undefined) return undefined;
  const open = states.find((state) => state !== 'done' && state !== 'failed');
  const state = open ?? (states.includes('failed') ? 'failed' : first);
  return { requestId: batchId, state, warnings: [] };
}

function readOutcome(parts: EngineParts, { outcome }: StateRow): Outcome {
  return outcome?.length ? (parts.sealer.open(outcome) as Outcome) : { warnings: [] };
}

/** Cancels a request that has not begun, or asks the engine that runs it to undo it. */
export async function cancelRequest(parts: EngineParts, requestId: string): Promise<Answer> {
  const row = await readState(parts, requestId);
  const body = parts.sealer.open(row.body) as Body;
  const outcome = outcomeOf(body, { error: tellError(Cancelled()) }, []);
  const ended = await parts.pool.query(
    `update engine.request
     set state = 'failed', error_code = $2, outcome = $3, ended_at = now()
     where id = $1 and state in ('queued', 'suspended', 'awaiting-operator')`,
    [requestId, Cancelled.code, parts.sealer.seal(outcome, true)],
  );
  if (ended.rowCount === 1) return answerOf(requestId, 'failed', outcome);
  const asked = await parts.pool.query(
    "update engine.request set cancel_requested = true where id = $1 and state = 'running'",
    [requestId],
  );
  if (asked.rowCount !== 1)
    throw WrongState(requestId, row.state, 'queued, suspended, awaiting an operator or running');
  await parts.pool.query("select pg_notify('tenantry', 'cancel')");
  return answerOf(requestId, 'running', { warnings: [] });
}

/** Starts a request again: undoes what is in doubt, runs what awaits an operator, activates what is suspended. */
export async function retryRequest(parts: EngineParts, requestId: string): Promise<Answer> {
  const row = await readState(parts, requestId);
  const { number, id } = parts.lease.node;
  const doubt = await parts.pool.query(
    `with alive as (select engine.require_alive($2, $3))
     update engine.request
     set state = 'undoing', node = $3
     from alive
     where id = $1 and state = 'in-doubt'`,
    [requestId, number, id],
  );
  if (doubt.rowCount === 1) return answerOf(requestId, 'undoing', { warnings: [] });
  const queued = await parts.pool.query(
    `update engine.request
     set state = 'queued', failures = 0, not_before = null, queued = true
     where id = $1 and state in ('awaiting-operator', 'suspended')`,
    [requestId],
  );
  if (queued.rowCount !== 1) throw WrongState(requestId, row.state, 'in doubt, awaiting an operator or suspended');
  await parts.pool.query("select pg_notify('tenantry', 'queue')");
  return answerOf(requestId, 'queued', { warnings: [] });
}

/** Takes a step of a request in doubt as undone by hand. */
export async function skipStep(parts: EngineParts, requestId: string, step: number): Promise<Answer> {
  await requireInDoubt(parts, requestId);
  const { rowCount } = await parts.pool.query(
    `update engine.step
     set outcome = 'skipped'
     where request_id = $1 and number = $2 and (outcome is null or outcome = 'undo-failed')`,
    [requestId, step],
  );
  if (rowCount !== 1) throw NoSuchStep(requestId, String(step));
  return answerOf(requestId, 'in-doubt', { warnings: [] });
}

/** Replaces what the undo of one step of a request in doubt will be given. */
export async function editStep(
  parts: EngineParts,
  requestId: string,
  { step, prepared }: { step: number; prepared: unknown },
): Promise<Answer> {
  await requireInDoubt(parts, requestId);
  const { rows } = await parts.pool.query<{ content: Buffer }>(
    "select content from engine.step where request_id = $1 and number = $2 and (outcome is null or outcome = 'undo-failed')",
    [requestId, step],
  );
  const [row] = rows;
  if (!row) throw NoSuchStep(requestId, String(step));
  const content = { ...(parts.sealer.open(row.content) as StepContent), prepared };
  await parts.pool.query('update engine.step set content = $3 where request_id = $1 and number = $2', [
    requestId,
    step,
    parts.sealer.seal(content, true),
  ]);
  return answerOf(requestId, 'in-doubt', { warnings: [] });
}

/** Makes a suspended request wait for another one; it starts when all its parents are done. */
export async function addDependency(parts: EngineParts, requestId: string, parentId: string): Promise<void> {
  const row = await readState(parts, requestId);
  if (row.state !== 'suspended') throw WrongState(requestId, row.state, 'suspended');
  await readState(parts, parentId);
  await parts.pool.query('insert into engine.dependency (child, parent) values ($1, $2) on conflict do nothing', [
    requestId,
    parentId,
  ]);
  // It may be done already, or be ending just now.
  const { rows } = await parts.pool.query<{ started: boolean }>(
    'select engine.start_children(array[$1]::uuid[]) as started',
    [requestId],
  );
  if (rows[0]?.started) await parts.pool.query("select pg_notify('tenantry', 'queue')");
}

async function requireInDoubt(parts: EngineParts, requestId: string): Promise<void> {
  const { state } = await readState(parts, requestId);
  if (state !== 'in-doubt') throw WrongState(requestId, state, 'in doubt');
}

async function readState(parts: EngineParts, requestId: string): Promise<StateRow> {
  const { rows } = isRequestId(requestId)
    ? await parts.pool.query<StateRow>('select id, state, body, outcome from engine.request where id = $1', [requestId])
    : { rows: [] };
  const [row] = rows;
  if (!row) throw NoSuchRequest(requestId);
  return row;
}
