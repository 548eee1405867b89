import { glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** `npm run shape`: sizes to look at. They are aims, never gates; style.md section 3 has the targets. */
const root = fileURLToPath(new URL('../..', import.meta.url));

interface SourceFile {
  readonly file: string;
  readonly text: string;
  readonly lines: number;
}

const folders = '{schema,engine,directory,providers,namespaces,services,deploy,cli,tests,bench}';
/** Beside tests proper: what only tests import. */
const testFile = /\.(test|system)\.ts$|^tests\/|\/conformance\.ts$/;
const sources: SourceFile[] = [];
for await (const file of glob(`${folders}/**/*.ts`, { cwd: root, exclude: ['**/node_modules/**'] })) {
  const text = await readFile(join(root, file), 'utf8');
  sources.push({ file, text, lines: text.trimEnd().split('\n').length });
}
const tests = sources.filter(({ file }) => testFile.test(file));
const code = sources.filter(({ file }) => !testFile.test(file));

const sizes = code.map(({ lines }) => lines);
const functions = code.flatMap(({ text }) => functionLines(text));
const total = sum(sizes);
row('files', `${code.length} and ${tests.length} tests`);
row('lines', `${total} and ${sum(tests.map(({ lines }) => lines))} of tests`);
row('lines a file, p50 / p90 / max (60 / 200 / 400)', `${rank(sizes, 0.5)} / ${rank(sizes, 0.9)} / ${rank(sizes, 1)}`);
row(
  'lines a function, p50 / p90 / max (8 / 25)',
  `${rank(functions, 0.5)} / ${rank(functions, 0.9)} / ${rank(functions, 1)}`,
);
row('comment share, % (8-20)', percent(count(/^\s*(\/\/|\/\*|\*)/gm), total));
row('casts per 1000 lines (3)', perThousand(count(/(?<=[\w)\]}]) as (?!const\b)[\w{(]/g, spoken), total));
row('any', String(count(/: any\b|<any\b|\bas any\b/g, spoken)));
row('lines of tests a line (1.0-2.5)', (sum(tests.map(({ lines }) => lines)) / total).toFixed(2));
row(
  'longest',
  code
    .sort((a, b) => b.lines - a.lines)
    .slice(0, 8)
    .map(({ file, lines }) => `${file} ${lines}`)
    .join(', '),
);

/** Lines of each function, told by its first line and the closing bracket below it at the same indent. */
function functionLines(text: string): number[] {
  const lines = text.split('\n');
  const found: number[] = [];
  for (const [index, line] of lines.entries()) {
    if (!/^\s*(export )?(async )?(function\b|#?\w+\(.*\).*\{$|.*=> \{$)/.test(line) || !line.endsWith('{')) continue;
    const indent = /^\s*/.exec(line)?.[0] ?? '';
    const end = lines.findIndex((other, at) => at > index && other.startsWith(`${indent}}`));
    if (end > index && !/^\s*(if|for|while|switch|\} )/.test(line)) found.push(end - index + 1);
  }
  return found;
}

function count(pattern: RegExp, prepared = (text: string) => text): number {
  return sum(code.map(({ text }) => prepared(text).match(pattern)?.length ?? 0));
}

/** What the compiler reads: without comments, texts (SQL has an `as` of its own) and names given to imports. */
function spoken(text: string): string {
  return text
    .replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')
    .replace(/'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`/g, "''")
    .replace(/^(import|export [*{])[\s\S]*?;$/gm, '');
}

function rank(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}

function sum(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0);
}

function percent(part: number, whole: number): string {
  return ((100 * part) / whole).toFixed(1);
}

function perThousand(part: number, whole: number): string {
  return ((1000 * part) / whole).toFixed(1);
}

function row(label: string, value: string): void {
  process.stdout.write(`${label.padEnd(48)} ${value}\n`);
}
