import { execFile, spawn } from 'node:child_process';
import { glob, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { printFailures, type RunNote, readNotes } from './run-notes.ts';

/**
 * Runs the tests that need system packages: `node tests/system.ts [--full] [part of a file name ...] [--options of node --test]`.
 * A test file is called `*.system.ts` and says in a line `// Debian packages: slapd ldap-utils` what it needs. As root
 * what is missing is installed with apt; otherwise it is named, and nothing runs: a test that cannot run is no success.
 * Files that need the same share a process, and what is made once in one, unless a line `// In a process of its own: ...` says why not.
 */
const folders = ['directory', 'providers', 'namespaces', 'services', 'deploy', 'cli', 'tests'];
const root = fileURLToPath(new URL('..', import.meta.url));
const run = promisify(execFile);

const given = process.argv.slice(2);
const isFull = given.includes('--full');
const options = given.filter((argument) => argument.startsWith('--') && argument !== '--full');
const filters = given.filter((argument) => !argument.startsWith('--'));
const files = (await testFiles()).filter((file) => filters.length === 0 || filters.some((part) => file.includes(part)));

if (files.length === 0) {
  process.stderr.write(`No system test has ${filters.map((part) => `"${part}"`).join(' or ')} in its name.\n`);
  process.exitCode = 1;
} else {
  process.exitCode = (await havePackages(files)) ? await runGroups(files) : 1;
}

async function testFiles(): Promise<string[]> {
  const found: string[] = [];
  for (const folder of folders) {
    const pattern = `${folder}/**/*.system.ts`;
    for await (const file of glob(pattern, { cwd: root, exclude: ['**/node_modules/**'] })) found.push(file);
  }
  return found.sort();
}

/** Sees to it that the packages of these files are there. */
async function havePackages(files: readonly string[]): Promise<boolean> {
  const wanted = new Set((await Promise.all(files.map(packagesOf))).flat());
  const missing = await missingOf([...wanted].sort());
  if (missing.length === 0) return true;
  if (process.getuid?.() !== 0) {
    process.stderr.write(
      `These tests need packages: sudo apt-get install --no-install-recommends ${missing.join(' ')}\n`,
    );
    return false;
  }
  return install(missing);
}

async function packagesOf(file: string): Promise<string[]> {
  const source = await readFile(join(root, file), 'utf8');
  const lines = source.matchAll(/^\/\/ Debian packages: (.+)$/gm);
  return [...lines].flatMap(([, names = '']) => names.trim().split(/\s+/));
}

async function missingOf(names: readonly string[]): Promise<string[]> {
  const states = await Promise.all(
    names.map((name) =>
      run('dpkg-query', ['--show', `--showformat=\${db:Status-Status}`, name]).then(
        ({ stdout }) => stdout,
        () => '',
      ),
    ),
  );
  return names.filter((_, index) => states[index] !== 'installed');
}

/**
 * Servers that come with packages are not to start by themselves: each test starts its own. A mirror that stumbles is asked
 * again, with its lists, since those may be what is out of date.
 */
async function install(names: readonly string[]): Promise<boolean> {
  process.stdout.write(`Installing ${names.join(' ')}\n`);
  const script =
    'set -e; options="-o Acquire::Retries=3 -o DPkg::Lock::Timeout=300"; policy=/usr/sbin/policy-rc.d; if [ ! -e $policy ]; then printf "#!/bin/sh\\nexit 101\\n" > $policy; chmod +x $policy; trap "rm -f $policy" EXIT; fi; ' +
    'for pause in 10 30 60 0; do apt-get update -qq $options || true; ' +
    'if apt-get install -y -qq --no-install-recommends $options "$@" > /dev/null; then exit 0; fi; sleep $pause; done; exit 1';
  const code = await ended(
    spawn('bash', ['-c', script, 'install', ...names], {
      stdio: ['ignore', 'inherit', 'inherit'],
      // biome-ignore lint/style/noProcessEnv: apt needs the environment that it is called in
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    }),
  );
  if (code !== 0) process.stderr.write(`apt-get could not install ${names.join(' ')}.\n`);
  return code === 0;
}

/** One group after the other: they share ports and the machine. */
async function runGroups(files: readonly string[]): Promise<number> {
  const groups = new Map<string, string[]>();
  for (const file of files) {
    const isAlone = /^\/\/ In a process of its own: /m.test(await readFile(join(root, file), 'utf8'));
    const key = isAlone ? file : (await packagesOf(file)).join(' ');
    groups.set(key, [...(groups.get(key) ?? []), file]);
  }
  const interrupted = new AbortController();
  // The terminal sends Ctrl-C to the tests, too.
  process.on('SIGINT', () => interrupted.abort());
  process.on('SIGTERM', () => interrupted.abort('SIGTERM'));
  let worst = 0;
  const notes: RunNote[] = [];
  for (const group of groups.values()) {
    if (interrupted.signal.aborted) break;
    const folder = await mkdtemp(join(tmpdir(), 'tenantry-tests-'));
    const file = join(folder, 'notes');
    worst = Math.max(worst, await runTests(group, { notes: file, interrupted: interrupted.signal }));
    notes.push(...(await readNotes(file)));
    await rm(folder, { recursive: true });
  }
  printFailures(notes);
  return interrupted.signal.aborted ? 1 : worst;
}

interface GroupOptions {
  /** File for what is told at the end. */
  readonly notes: string;
  readonly interrupted: AbortSignal;
}

/** One file after the other in one process: a hoster over domain controllers is made in twenty seconds, and then copied in two. */
function runTests(files: readonly string[], { notes, interrupted }: GroupOptions): Promise<number> {
  const timeout = isFull ? 5_400_000 : 1_200_000;
  const runner = [
    ...['--test', '--test-isolation=none', `--test-timeout=${timeout}`],
    ...['--test-reporter=spec', '--test-reporter-destination=stdout'],
    ...['--test-reporter=./tests/run-notes.ts', `--test-reporter-destination=${notes}`],
  ];
  const node = spawn(process.execPath, [...runner, ...options, ...files], {
    cwd: root,
    stdio: 'inherit',
    // biome-ignore lint/style/noProcessEnv: a test run hands its environment on
    env: { ...process.env, ...(isFull ? { TENANTRY_TESTS: 'full' } : {}) },
  });
  interrupted.addEventListener('abort', () => {
    if (interrupted.reason === 'SIGTERM') node.kill('SIGTERM');
  });
  return ended(node);
}

function ended(child: ReturnType<typeof spawn>): Promise<number> {
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code) => resolve(code ?? 1));
  });
}
