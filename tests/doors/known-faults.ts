import { glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { type Fault, faults } from '../faults/faults.ts';

/** Written by write-reference.ts. */
export const knownFaultsPage = 'docs/known-faults.md';

const expected = [...numbered('A', 15), ...numbered('B', 18), ...numbered('C', 19), ...numbered('D', 7)];

/** Faults without a test and a reason, tests that are not there, and a page that says something else. */
export async function findKnownFaultFaults(root: string): Promise<string[]> {
  const files = await namedTests(root);
  const ids = faults.map(({ id }) => id);
  const wrong: string[] = [
    ...expected.filter((id) => !ids.includes(id)).map((id) => `tests/faults/faults.ts says nothing of fault ${id}.`),
    ...[...files.keys()]
      .filter((id) => !ids.includes(id))
      .map((id) => `${files.get(id)} is named after the fault ${id}, which tests/faults/faults.ts does not have.`),
  ];
  for (const fault of faults) wrong.push(...(await faultsOf(root, fault, files.get(fault.id))));
  const page = await readFile(join(root, knownFaultsPage), 'utf8').catch(() => undefined);
  if (page !== (await renderKnownFaults(root))) {
    wrong.push(`${knownFaultsPage} is out of date. Run "node tests/doors/write-reference.ts".`);
  }
  return wrong;
}

/** The page: each fault with its test, or why there is none. */
export async function renderKnownFaults(root: string): Promise<string> {
  const files = await namedTests(root);
  const rows = faults.map(({ id, symptom, test, reason }) => {
    const file = test?.file ?? files.get(id);
    const shown = file === undefined ? (reason ?? '') : `[${file}](../${file})${titleOf(test)}`;
    return `| ${id} | ${symptom} | ${shown} |`;
  });
  return [
    '# Known faults of the historical system',
    '',
    'Faults that articles and field reports tell of the system whose vocabulary this one speaks. Each has a test that shows that this system is free of it,',
    'or a reason why it has none. Made from `tests/faults` by `node tests/doors/write-reference.ts`.',
    '',
    '| | symptom there | test here, or why none |',
    '| --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
}

async function faultsOf(root: string, { id, test, reason }: Fault, named: string | undefined): Promise<string[]> {
  const ways = [named, test, reason].filter((way) => way !== undefined).length;
  if (ways !== 1)
    return [`The fault ${id} must have a named test, a test elsewhere, or a reason, and only one of them.`];
  if (!test) return [];
  const source = await readFile(join(root, test.file), 'utf8').catch(() => '');
  return source.includes(test.title) ? [] : [`${test.file} has no test "${test.title}", which shows fault ${id}.`];
}

/** Files of tests/faults by the fault in their name, e.g. kb961991-a6-... and b14-.... */
async function namedTests(root: string): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for await (const file of glob('tests/faults/*.test.ts', { cwd: root })) {
    const [, id = ''] = /\/(?:kb\d+-)?([a-d]\d+)-/.exec(file) ?? [];
    found.set(id.toUpperCase(), file);
  }
  return found;
}

function titleOf(test: Fault['test']): string {
  return test && !test.title.endsWith('(') ? `: ${test.title}` : '';
}

function numbered(letter: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => `${letter}${index + 1}`);
}
