import { spawn } from 'node:child_process';
import { glob, mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { printFailures, type RunNote, readNotes } from './run-notes.ts';

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
/** For a single test or suite on a machine that is slow and busy with other things: what takes longer hangs. */
const timeoutSeconds = { quick: 900, full: 3600 };
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
  const folder = await mkdtemp(join(tmpdir(), 'tenantry-tests-'));
  const noteFiles = lanes.map((_, index) => join(folder, `${index}`));
  const codes = await Promise.all(
    noteFiles.map((notes, index) => runLane(lanes[index] ?? [], { isFirst: index === 0, notes })),
  );
  const notes = (await Promise.all(noteFiles.map(readNotes))).flat();
  await rm(folder, { recursive: true });
  if (files.length > slowestShown) printSlowest(notes);
  printFailures(notes);
  return Math.max(...codes);
}

/** The files that took longest, with the time that passed: others ran beside them. */
function printSlowest(notes: readonly RunNote[]): void {
  const taken = notes.flatMap((note) => ('file' in note ? [note] : []));
  const slowest = taken.sort((one, other) => other.milliseconds - one.milliseconds).slice(0, slowestShown);
  const shown = slowest.map(({ milliseconds, file }) => `${(milliseconds / 1000).toFixed(1).padStart(7)} s  ${file}\n`);
  process.stdout.write(`\nThe slowest of ${taken.length} files:\n${shown.join('')}`);
}

interface LaneOptions {
  /** Prints as it goes. */
  readonly isFirst: boolean;
  /** File for what is told at the end. */
  readonly notes: string;
}

function runLane(files: readonly string[], { isFirst, notes }: LaneOptions): Promise<number> {
  const timeout = 1000 * (full.length > 0 ? timeoutSeconds.full : timeoutSeconds.quick);
  const reporters = { spec: 'stdout', './tests/run-notes.ts': notes };
  const runner = [
    ...['--test', '--test-isolation=none', `--test-timeout=${timeout}`],
    ...(full.length > 0 ? [] : ['--import=./tests/fixed-seed.ts']),
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
