import type { TestEvent } from 'node:test/reporters';

/** A reporter of the test runner: how long the tests of each file took, a line a file, for `printSlowest`. */
// biome-ignore lint/style/noDefaultExport: the test runner takes a reporter by that name
export default async function* fileTimes(events: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  const milliseconds = new Map<string, number>();
  for await (const { type, data } of events) {
    // The outermost suite of a file holds all others.
    if ((type !== 'test:pass' && type !== 'test:fail') || data.nesting > 0 || data.file === undefined) continue;
    milliseconds.set(data.file, (milliseconds.get(data.file) ?? 0) + data.details.duration_ms);
  }
  for (const [file, taken] of milliseconds) yield `${taken.toFixed(0)}\t${file}\n`;
}
