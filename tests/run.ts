import { spawn } from 'node:child_process';
import { glob, mkdtemp, readFile, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Runs the tests: `node tests/run.ts [--full] [part of a file name ...] [--options of node --test]`. */
const folders = [
  'schema',
  'engine',
  'directory',
  'providers',
  'namespaces',
  'services',
  'deploy',
  'cli',
  'examples',
  'tests',
];
const filesPerLane = 20;
const mostLanes = 4;
const slowestShown = 25;
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

/**
 * Many files run in a lane more than there are cores, since tests wait for disks and processes half of their time. Each lane
 * is one process: a process for each file would take fifteen times as long, and a PostgreSQL each. The first lane prints as it
 * goes, the others when they have ended.
 */
async function run(files: readonly string[]): Promise<number> {
  const count = files.length < filesPerLane ? 1 : Math.min(availableParallelism() + 1, mostLanes);
  const lanes = Array.from({ length: count }, (_, lane) => files.filter((__, index) => index % count === lane));
  const folder = await mkdtemp(join(tmpdir(), 'tenantry-times-'));
  const times = lanes.map((_, index) => join(folder, `${index}`));
  const codes = await Promise.all(
    lanes.map((lane, index) => runLane(lane, { isFirst: index === 0, times: times[index] ?? folder })),
  );
  if (files.length > slowestShown) await printSlowest(times);
  await rm(folder, { recursive: true });
  return Math.max(...codes);
}

/** The files that took longest, with the time that passed: others ran beside them. */
async function printSlowest(times: readonly string[]): Promise<void> {
  const lines = (await Promise.all(times.map((file) => readFile(file, 'utf8').catch(() => '')))).join('').split('\n');
  const taken = lines.flatMap((line) => {
    const [milliseconds = '', file] = line.split('\t');
    return file === undefined ? [] : [{ seconds: Number(milliseconds) / 1000, file: relative(root, file) }];
  });
  const slowest = taken.sort((one, other) => other.seconds - one.seconds).slice(0, slowestShown);
  const shown = slowest.map(({ seconds, file }) => `${seconds.toFixed(1).padStart(7)} s  ${file}\n`);
  process.stdout.write(`\nThe slowest of ${taken.length} files:\n${shown.join('')}`);
}

interface LaneOptions {
  /** Prints as it goes. */
  readonly isFirst: boolean;
  /** File for the time that each file takes. */
  readonly times: string;
}

function runLane(files: readonly string[], { isFirst, times }: LaneOptions): Promise<number> {
  const timeout = full.length > 0 ? 900_000 : 300_000;
  const reporters = { spec: 'stdout', './tests/file-times.ts': times };
  const runner = [
    ...['--test', '--test-isolation=none', `--test-timeout=${timeout}`],
    ...Object.entries(reporters).flatMap(([reporter, destination]) => [
      `--test-reporter=${reporter}`,
      `--test-reporter-destination=${destination}`,
    ]),
  ];
  const environment = {
    // Reading the sources anew costs each process that a test starts half a second.
    NODE_COMPILE_CACHE: join(root, 'node_modules/.cache/tenantry'),
    ...(full.length > 0 ? { TENANTRY_TESTS: 'full' } : {}),
  };
  const node = spawn(process.execPath, [...runner, ...options, ...files], {
    cwd: root,
    stdio: ['inherit', isFirst ? 'inherit' : 'pipe', isFirst ? 'inherit' : 'pipe'],
    // biome-ignore lint/style/noProcessEnv: a test run hands its environment on
    env: { ...process.env, ...environment },
  });
  const kept: Buffer[] = [];
  for (const stream of [node.stdout, node.stderr]) stream?.on('data', (data: Buffer) => kept.push(data));
  // The terminal sends Ctrl-C to all; the tests end first.
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', () => node.kill('SIGTERM'));
  return new Promise((resolve, reject) => {
    node.on('error', reject);
    node.on('close', (code) => {
      process.stdout.write(Buffer.concat(kept));
      resolve(code ?? 1);
    });
  });
}

function partition(values: readonly string[], belongs: (value: string) => boolean): [string[], string[]] {
  return [values.filter(belongs), values.filter((value) => !belongs(value))];
}
