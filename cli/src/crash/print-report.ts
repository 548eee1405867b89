import { renderDuration } from '../terminal/duration.ts';
import { renderTable } from '../terminal/table.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { type CrashedRequest, type CrashResult, nameOfPoint } from './crash-matrix.ts';

export interface CrashSummary {
  readonly requests: number;
  readonly writes: number;
  readonly kills: number;
  readonly slowestRecoveryMilliseconds: number;
  readonly halfObjects: number;
  readonly failures: readonly CrashResult[];
  /** Procedures that write, and in which no engine was killed although every moment was tried. */
  readonly missed: readonly string[];
  readonly writeProcedures: number;
  readonly reached: number;
}

/** Sums results up. */
export function summarize(
  requests: readonly CrashedRequest[],
  writeProcedures: readonly string[],
  complete: boolean,
): CrashSummary {
  const results = requests.flatMap((request) => request.results);
  const reached = new Set(results.map(({ point }) => nameOf(point)));
  const failures = results.filter(({ differences }) => differences.length > 0);
  return {
    requests: new Set(requests.map(({ name }) => name)).size,
    writes: new Set(results.map(({ request, point }) => `${request} ${point.number}`)).size,
    kills: results.length,
    slowestRecoveryMilliseconds: Math.max(0, ...results.map(({ recoveredAfter }) => recoveredAfter)),
    halfObjects: failures.reduce((sum, { differences }) => sum + differences.length, 0),
    failures,
    missed: complete ? writeProcedures.filter((name) => !reached.has(name)) : [],
    writeProcedures: writeProcedures.length,
    reached: writeProcedures.filter((name) => reached.has(name)).length,
  };
}

/** The table of one request: each write with the moments at which its engine was killed. */
export function renderRequest({ name, answer, results }: CrashedRequest, terminal: Terminal): string {
  const rows = [...Map.groupBy(results, ({ point }) => point.number)]
    .sort(([a], [b]) => a - b)
    .map(([number, own]) => {
      const half = own.flatMap(({ differences }) => differences).length;
      const slowest = Math.max(0, ...own.map(({ recoveredAfter }) => recoveredAfter));
      const first = own[0];
      return [
        `  ${half === 0 ? terminal.style('green', '✔') : terminal.style('red', '✖')} step ${number}`,
        first ? nameOf(first.point) : '',
        `killed ${own.filter(({ point }) => !point.undoing).length} times at work, ${own.filter(({ point }) => point.undoing).length} in undo`,
        `recovered within ${renderDuration(slowest)}`,
        `left half: ${half}`,
      ];
    });
  const ending = answer.state === 'done' ? '' : `  (ended as ${answer.state}: ${answer.error?.code ?? ''})`;
  return [terminal.style('bold', `${name}${ending}`), ...(rows.length > 0 ? [renderTable(rows)] : [])].join('\n');
}

/** The last lines. */
export function renderSummary(summary: CrashSummary, terminal: Terminal): string {
  const { requests, writes, kills, slowestRecoveryMilliseconds, halfObjects, failures, missed, reached } = summary;
  const broken = failures.flatMap(({ request, point, differences }) => [
    terminal.style('red', `${request}, step ${point.number} ${nameOf(point)}, ${nameOfPoint(point)}:`),
    ...differences.map((difference) => `  ${difference}`),
  ]);
  return [
    ...broken,
    '',
    `${requests} requests with ${writes} writes; their engine was killed ${kills} times (kill -9), another one took over.`,
    `Slowest recovery: ${renderDuration(slowestRecoveryMilliseconds)} from the death to the end of the undo.`,
    `Procedures that write: killed in ${reached} of ${summary.writeProcedures}.${missed.length > 0 ? ` Missed: ${missed.join(', ')}.` : ''}`,
    terminal.style(halfObjects === 0 ? ['bold', 'green'] : ['bold', 'red'], `Half objects left: ${halfObjects}`),
  ].join('\n');
}

function nameOf({ namespace, procedure }: CrashResult['point']): string {
  return `${namespace}::${procedure}`;
}
