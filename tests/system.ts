import { execFile, spawn } from 'node:child_process';
import { glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

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

/** Servers that come with packages are not to start by themselves: each test starts its own. */
async function install(names: readonly string[]): Promise<boolean> {
  process.stdout.write(`Installing ${names.join(' ')}\n`);
  const script =
    'set -e; policy=/usr/sbin/policy-rc.d; if [ ! -e $policy ]; then printf "#!/bin/sh\\nexit 101\\n" > $policy; chmod +x $policy; trap "rm -f $policy" EXIT; fi; ' +
    'apt-get update -qq; apt-get install -y -qq --no-install-recommends "$@" > /dev/null';
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
  for (const group of groups.values()) {
    if (interrupted.signal.aborted) return 1;
    worst = Math.max(worst, await runTests(group, interrupted.signal));
  }
  return worst;
}

/** One file after the other in one process: a hoster over domain controllers is made in twenty seconds, and then copied in two. */
function runTests(files: readonly string[], interrupted: AbortSignal): Promise<number> {
  const timeout = isFull ? 5_400_000 : 900_000;
  const runner = ['--test', '--test-isolation=none', '--test-reporter=spec', `--test-timeout=${timeout}`];
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
