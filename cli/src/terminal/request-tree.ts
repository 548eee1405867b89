import type { ExplainedRequest, ExplainedStep } from '@tenantry/engine/client';

import { renderDuration } from './duration.ts';
import { printable } from './printable.ts';
import { pad, shorten, widthOf } from './table.ts';
import type { Style, Terminal } from './terminal.ts';

export interface TreeOptions {
  /** Also show inputs, and what undo was or would be given. */
  readonly details: boolean;
}

interface Line {
  readonly label: string;
  readonly columns: readonly string[];
  /** Lines below, that stand under the label. */
  readonly notes: readonly string[];
  readonly indent: string;
}

const marks: Readonly<Record<ExplainedStep['outcome'], { readonly mark: string; readonly style: Style }>> = {
  done: { mark: '✔', style: 'green' },
  failed: { mark: '✖', style: 'red' },
  undone: { mark: '↩', style: 'yellow' },
  unknown: { mark: '?', style: 'yellow' },
  'undo-failed': { mark: '!', style: 'red' },
  skipped: { mark: '-', style: 'yellow' },
};

/** The calls of a request as a tree, with kind and time of each. */
export function renderRequestTree({ steps }: ExplainedRequest, terminal: Terminal, { details }: TreeOptions): string {
  const children = Map.groupBy(steps, ({ parent }) => parent);
  const numbers = new Set(steps.map(({ number }) => number));
  // A request that died has lost the calls around its writes when they were not logged.
  const roots = steps.filter(({ parent }) => !numbers.has(parent));
  const lines = roots.flatMap((step, index) => linesOf(step, '', index === roots.length - 1));

  const labelWidth = Math.max(0, ...lines.map(({ label }) => widthOf(label)));
  const columnWidths = [0, 1].map((column) =>
    Math.max(0, ...lines.map(({ columns }) => widthOf(columns[column] ?? ''))),
  );
  return lines.map((line) => renderLine(line, { labelWidth, columnWidths, terminal })).join('\n');

  function linesOf(step: ExplainedStep, indent: string, last: boolean): Line[] {
    const below = children.get(step.number) ?? [];
    const inner = `${indent}${last ? '   ' : '│  '}`;
    return [
      {
        label: `${terminal.style('dim', `${indent}${last ? '└─' : '├─'}`)} ${renderName(step, terminal)}`,
        columns: [renderKind(step), step.milliseconds === undefined ? '' : renderDuration(step.milliseconds)],
        notes: notesOf(step, details),
        indent: `${inner}${below.length > 0 ? '│' : ' '}  `,
      },
      ...below.flatMap((child, index) => linesOf(child, inner, index === below.length - 1)),
    ];
  }
}

function renderName({ number, namespace, procedure, outcome }: ExplainedStep, terminal: Terminal): string {
  const { mark, style } = marks[outcome];
  return `${terminal.style(style, mark)} ${terminal.style('dim', `${number}`)} ${terminal.style('dim', `${namespace}::`)}${procedure}`;
}

function renderKind({ kind, outcome }: ExplainedStep): string {
  const told = kind === 'composite' ? '' : kind;
  return outcome === 'done' ? told : `${told} ${outcome}`.trim();
}

function notesOf({ input, undo, error }: ExplainedStep, details: boolean): string[] {
  const shown = details ? [...noteOf('input', input), ...noteOf('undo', undo)] : [];
  return error === undefined ? shown : [...shown, `error  ${error}`];
}

function noteOf(label: string, value: unknown): string[] {
  if (value === undefined || value === null) return [];
  if (typeof value === 'object' && Object.keys(value).length === 0) return [];
  return [`${label.padEnd(5)}  ${printable(JSON.stringify(value))}`];
}

function renderLine(
  { label, columns, notes, indent }: Line,
  { labelWidth, columnWidths, terminal }: { labelWidth: number; columnWidths: readonly number[]; terminal: Terminal },
): string {
  const [kind = '', time = ''] = columns;
  const [kindWidth = 0, timeWidth = 0] = columnWidths;
  const first = `${pad(label, labelWidth)}  ${pad(kind, kindWidth)}  ${terminal.style('dim', time.padStart(timeWidth))}`;
  const below = notes.map((note) => terminal.style('dim', shorten(`${indent}${note}`, terminal.width)));
  return [first.trimEnd(), ...below].join('\n');
}
