import { renderTable } from '../terminal/table.ts';
import type { Terminal } from '../terminal/terminal.ts';
import type { ProcedureProof } from './prove-procedure.ts';

export interface IsolationSummary {
  readonly procedures: number;
  readonly arguments: number;
  readonly cases: number;
  readonly refused: number;
  readonly indistinguishable: number;
  readonly breaches: number;
  /** Cases by the form in which an object was named. */
  readonly byForm: Readonly<Record<string, number>>;
}

/** Sums proofs up. */
export function summarizeProofs(proofs: readonly ProcedureProof[]): IsolationSummary {
  const sum = (count: (proof: ProcedureProof) => number) => proofs.reduce((total, proof) => total + count(proof), 0);
  const byForm: Record<string, number> = {};
  for (const proof of proofs) {
    for (const [form, count] of Object.entries(proof.byForm)) byForm[form] = (byForm[form] ?? 0) + count;
  }
  return {
    procedures: proofs.length,
    arguments: sum(({ positions }) => positions.length),
    cases: sum(({ cases }) => cases),
    refused: sum(({ refused }) => refused),
    indistinguishable: sum(({ indistinguishable }) => indistinguishable),
    breaches: sum(({ breaches }) => breaches.length),
    byForm,
  };
}

/** A report for somebody who wants to know whether tenants are kept apart. */
export function renderProofs(proofs: readonly ProcedureProof[], terminal: Terminal): string {
  const summary = summarizeProofs(proofs);
  const forms = Object.entries(summary.byForm).sort(([, a], [, b]) => b - a);
  const parts = [...Map.groupBy(proofs, ({ name }) => name.split('::')[0] ?? '')].map(([namespace, own]) =>
    [terminal.style('bold', namespace), renderTable(own.map((proof) => rowOf(proof, terminal)))].join('\n'),
  );
  return [
    'Each procedure was called with a request that succeeds, in which one argument at a time was replaced',
    'by an object that belongs to somebody else: another tenant, another reseller, or the hoster above.',
    'Refused: the call was answered with an error, and directory and books are as before.',
    'No different: a free text, which was taken to the same effect as the name of something that does not exist.',
    '',
    ...parts.flatMap((part) => [part, '']),
    terminal.style('bold', 'Ways in which objects were named'),
    renderTable(forms.map(([form, count]) => [`  ${form}`, String(count)])),
    '',
    ...proofs.flatMap((proof) => breachesOf(proof, terminal)),
    `${summary.procedures} procedures with ${summary.arguments} arguments that can hold a name; ${summary.cases} cases:`,
    `${summary.refused} refused, ${summary.indistinguishable} no different from a name that does not exist.`,
    terminal.style(
      summary.breaches === 0 ? ['bold', 'green'] : ['bold', 'red'],
      `Ways through the wall: ${summary.breaches}`,
    ),
  ].join('\n');
}

function rowOf(proof: ProcedureProof, terminal: Terminal): string[] {
  const { name, role, caller, callable, positions, cases, refused, indistinguishable, breaches } = proof;
  const mark = breaches.length === 0 ? terminal.style('green', '✔') : terminal.style('red', '✖');
  return [
    `  ${mark} ${name.split('::')[1] ?? name}`,
    callable ? `called by the administrator of a ${caller}` : `closed to tenants (${role ?? 'private'})`,
    `${positions.length} arguments`,
    `${cases} cases`,
    `${refused} refused`,
    `${indistinguishable} no different`,
    ...(breaches.length > 0 ? [terminal.style('red', `${breaches.length} THROUGH`)] : []),
  ];
}

function breachesOf({ name, breaches }: ProcedureProof, terminal: Terminal): string[] {
  return breaches.flatMap(({ path, form, value, found }) => [
    terminal.style('red', `${name}, ${path === '' ? 'the request' : path}, by ${form} ${value}`),
    `  ${found.slice(0, 2000)}`,
  ]);
}
