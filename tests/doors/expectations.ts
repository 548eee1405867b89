import { glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Tests that accept any error: `rejects` or `throws` without the code that is expected. */
export async function findExpectationFaults(root: string): Promise<string[]> {
  const faults: string[] = [];
  const pattern = '{schema,engine,directory,cli,providers,namespaces,services,tests}/**/*.test.ts';
  for await (const file of glob(pattern, { cwd: root, exclude: ['**/node_modules/**'] })) {
    const source = await readFile(join(root, file), 'utf8');
    for (const { line, text } of findCalls(source)) {
      if (!/\bcode\b/.test(text)) faults.push(`${file}:${line}: expects an error without its code.`);
    }
  }
  return faults;
}

/** The calls of `assert.rejects` and `assert.throws` in a source, with all their arguments. */
export function findCalls(source: string): { readonly line: number; readonly text: string }[] {
  return [...source.matchAll(/\bassert\.(rejects|throws)\(/g)].map(({ index }) => ({
    line: source.slice(0, index).split('\n').length,
    text: source.slice(index, endOfCall(source, source.indexOf('(', index))),
  }));
}

/** Position behind the bracket that closes the one at `start`. Brackets in texts are rare enough in pairs. */
function endOfCall(source: string, start: number): number {
  let depth = 0;
  for (let position = start; position < source.length; position++) {
    if (source[position] === '(') depth++;
    if (source[position] === ')' && --depth === 0) return position + 1;
  }
  return source.length;
}
