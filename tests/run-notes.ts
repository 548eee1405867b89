import { readFile } from 'node:fs/promises';
import { relative } from 'node:path';
import type { TestEvent } from 'node:test/reporters';
import { fileURLToPath } from 'node:url';
import { inspect } from 'node:util';

const root = fileURLToPath(new URL('..', import.meta.url));

/** What is told of a run after everything else was printed, where everybody looks. */
export type RunNote =
  | { readonly file: string; readonly milliseconds: number }
  /** What failed and why. */
  | { readonly failure: string };

/** A reporter of the test runner: a note a line, which `readNotes` reads. */
// biome-ignore lint/style/noDefaultExport: the test runner takes a reporter by that name
export default async function* runNotes(events: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  const times = new Map<string, number>();
  for await (const { type, data } of events) {
    if (type !== 'test:pass' && type !== 'test:fail') continue;
    const file = data.file === undefined ? '' : relative(root, data.file);
    // The outermost suite of a file holds all others.
    if (data.nesting === 0) times.set(file, (times.get(file) ?? 0) + data.details.duration_ms);
    if (type === 'test:fail' && !isOfSubtests(data.details.error)) {
      const failure = `✖ ${file}:${data.line ?? 0}: ${data.name}\n${inspect(data.details.error.cause ?? data.details.error)}\n`;
      yield render({ failure });
    }
  }
  for (const [file, milliseconds] of times) yield render({ file, milliseconds });
}

export async function readNotes(path: string): Promise<RunNote[]> {
  // A run that was killed has left none.
  const text = await readFile(path, 'utf8').catch(() => '');
  return text.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line) as RunNote]));
}

export function printFailures(notes: readonly RunNote[]): void {
  const failures = notes.flatMap((note) => ('failure' in note ? [note.failure] : []));
  if (failures.length > 0) process.stdout.write(`\nWhat failed:\n\n${failures.join('\n')}`);
}

function render(note: RunNote): string {
  return `${JSON.stringify(note)}\n`;
}

/** What surrounds a failed test has failed, too, and knows nothing more. */
function isOfSubtests(error: Error): boolean {
  return 'failureType' in error && error.failureType === 'subtestsFailed';
}
