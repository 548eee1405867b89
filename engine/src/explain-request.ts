import { mask } from '@tenantry/schema';

import type { AnswerError, RequestSummary } from './answer.ts';
import type { StoredBody } from './body.ts';
import type { ExplainedRequest, ExplainedStep } from './explain.ts';
import type { EngineParts } from './parts.ts';
import type { Outcome } from './run-request.ts';
import type { StepContent } from './steps.ts';
import { readSummary, type SummaryRow, summaryColumns } from './summary.ts';
import type { TraceEntry } from './trace.ts';

interface StepRow {
  readonly number: number;
  readonly parent: number;
  readonly namespace: string;
  readonly procedure: string;
  readonly path: string;
  readonly content: Buffer;
  readonly outcome: 'undone' | 'undo-failed' | 'skipped' | null;
}

const kinds = { r: 'read', w: 'write', c: 'composite' } as const;

/** The tree of a request: from its trace when it ended in order, from the log of its steps when its engine died. */
export async function explainRequest(parts: EngineParts, id: string): Promise<ExplainedRequest | undefined> {
  const { rows } = await parts.pool.query<SummaryRow & { body: Buffer; outcome: Buffer | null; trace: Buffer | null }>(
    `select ${summaryColumns}, r.body, r.outcome, r.trace from engine.request r left join engine.node n on n.id = r.node where r.id = $1`,
    [id],
  );
  const row = rows[0];
  if (!row) return undefined;
  const steps = await parts.pool.query<StepRow>('select * from engine.step where request_id = $1 order by number', [
    id,
  ]);
  const outcome = row.outcome?.length ? (parts.sealer.open(row.outcome) as Outcome) : undefined;
  // Written by an engine in this shape.
  const { callId } = (parts.sealer.open(row.body) as StoredBody).origin ?? {};
  const trace = row.trace?.length ? (JSON.parse(row.trace.toString()) as TraceEntry[]) : [];
  const summary = readSummary(row);
  return {
    ...summary,
    ...(callId === undefined ? {} : { callId }),
    steps: mergeSteps(parts, { trace, logged: steps.rows, summary }),
    warnings: outcome?.warnings ?? [],
    ...(outcome?.error ? { error: outcome.error satisfies AnswerError } : {}),
    ...(outcome?.undoneFor ? { undoneFor: outcome.undoneFor } : {}),
  };
}

function mergeSteps(
  parts: EngineParts,
  { trace, logged, summary }: { trace: readonly TraceEntry[]; logged: readonly StepRow[]; summary: RequestSummary },
): ExplainedStep[] {
  const byNumber = new Map(logged.map((row) => [row.number, row]));
  const steps = new Map<number, ExplainedStep>();
  for (const entry of trace) steps.set(entry.n, ofTrace(entry, byNumber.get(entry.n), parts));
  for (const row of logged) {
    for (const around of aroundOf(row)) if (!steps.has(around.number)) steps.set(around.number, around);
    if (!steps.has(row.number)) steps.set(row.number, ofLog(row, parts, summary));
  }
  return [...steps.values()].sort((a, b) => a.number - b.number);
}

function ofTrace(entry: TraceEntry, row: StepRow | undefined, parts: EngineParts): ExplainedStep {
  return {
    number: entry.n,
    parent: entry.p,
    namespace: entry.ns,
    procedure: entry.pr,
    kind: kinds[entry.k],
    input: entry.i,
    startedAfter: entry.s,
    ...(entry.d === undefined ? {} : { milliseconds: entry.d }),
    outcome: row?.outcome ?? outcomeOf(entry),
    ...(row ? { undo: readContent(row, parts).undo } : {}),
    ...(entry.e === undefined ? {} : { error: entry.e }),
  };
}

function outcomeOf(entry: TraceEntry): ExplainedStep['outcome'] {
  if (entry.u) return 'undone';
  return entry.e === undefined ? 'done' : 'failed';
}

function ofLog(row: StepRow, parts: EngineParts, summary: RequestSummary): ExplainedStep {
  const { number, parent, namespace, procedure } = row;
  const { input, undo } = readContent(row, parts);
  const outcome = row.outcome ?? (summary.state === 'done' ? 'done' : 'unknown');
  return { number, parent, namespace, procedure, kind: 'write', input, undo, outcome };
}

/** The calls around a step, from the path that the log kept: `/1 Namespace::Procedure/2 ...`. */
function aroundOf({ path }: StepRow): ExplainedStep[] {
  const parents = [...path.matchAll(/\/(\d+) (.+?)::(.+?)(?=\/\d+ |$)/g)];
  return parents.map(([, number, namespace = '', procedure = ''], index) => ({
    number: Number(number),
    parent: Number(parents[index - 1]?.[1] ?? 0),
    namespace,
    procedure,
    kind: 'composite',
    input: null,
    outcome: 'unknown',
  }));
}

/** What the log holds of a step, with secrets masked; prepared data of a sensitive procedure is not shown at all. */
function readContent(row: StepRow, parts: EngineParts): { input: unknown; undo: unknown } {
  const content = parts.sealer.open(row.content) as StepContent;
  const registered = parts.registry.find(row.namespace, row.procedure);
  if (!registered || !('procedure' in registered)) return { input: '***', undo: '***' };
  const input = mask(registered.procedure.input, content.input);
  return { input, undo: registered.sensitive ? '***' : content.prepared };
}
