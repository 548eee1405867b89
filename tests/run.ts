import { spawn } from 'node:child_process';
import { glob } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/** Runs the tests: `node tests/run.ts [--full] [part of a file name ...] [--options of node --test]`. */
const folders = ['schema', 'engine', 'directory', 'providers', 'namespaces', 'services', 'deploy', 'cli', 'tests'];
const root = fileURLToPath(new URL('..', import.meta.url));

const [full, others] = partition(process.argv.slice(2), (argument) => argument === '--full');
const [options, filters] = partition(others, (argument) => argument.startsWith('--'));
const files = (await testFiles()).filter((file) => filters.length === 0 || filters.some((part) => file.includes(part)));

if (files.length === 0) {
  process.stderr.write(`No test file has ${filters.map((part) => `"${part}"`).join(' or ')} in its name.\n`);
  process.exitCode = 1;
} else {
  process.exitCode = await run(files);
}

async function testFiles(): Promise<string[]> {
  const found: string[] = [];
  for (const folder of folders) {
    const pattern = `${folder}/**/*.test.ts`;
    for await (const file of glob(pattern, { cwd: root, exclude: ['**/node_modules/**'] })) found.push(file);
  }
  return found.sort();
}

/** All in one process: a process for each file would take fifteen times as long, and a PostgreSQL each. */
function run(files: readonly string[]): Promise<number> {
  const timeout = full.length > 0 ? 900_000 : 300_000;
  const runner = ['--test', '--test-isolation=none', '--test-reporter=spec', `--test-timeout=${timeout}`];
  const environment = full.length > 0 ? { TENANTRY_TESTS: 'full' } : {};
  const node = spawn(process.execPath, [...runner, ...options, ...files], {
    cwd: root,
    stdio: 'inherit',
    // biome-ignore lint/style/noProcessEnv: a test run hands its environment on
    env: { ...process.env, ...environment },
  });
  // The terminal sends Ctrl-C to both; the tests end first.
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', () => node.kill('SIGTERM'));
  return new Promise((resolve, reject) => {
    node.on('error', reject);
    node.on('exit', (code) => resolve(code ?? 1));
  });
}

function partition(values: readonly string[], belongs: (value: string) => boolean): [string[], string[]] {
  return [values.filter(belongs), values.filter((value) => !belongs(value))];
}
