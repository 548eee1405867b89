import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { listServers } from '@tenantry/deploy';
import type pg from 'pg';

const program = fileURLToPath(new URL('../../cli/src/main.ts', import.meta.url));
const startMilliseconds = 180_000;

/** A `tenantry serve` of its own, as one server of several. */
export interface ServerProcess {
  readonly name: string;
  /** Starts it again after it was killed. */
  start(): Promise<void>;
  /** As `kill -9`; resolves when it is gone. */
  kill(): Promise<void>;
  /** Sends a signal to the process, such as SIGSTOP: it is there, but does not answer. */
  signal(signal: NodeJS.Signals): void;
  /** Lets each of its files grow to so many bytes only, as on a full disk; `unlimited` takes that back. */
  limitFiles(bytes: number | 'unlimited'): void;
  /** As a service manager does; it has to end with 0. */
  stop(): Promise<void>;
}

export interface ServerOptions {
  readonly name: string;
  readonly roles: string;
  readonly connectionString: string;
  readonly keyFile: string;
  /** Folder below which each server has its own. */
  readonly folder: string;
  readonly pool: pg.Pool;
  /** What it begins with when the installation is new; default the components of the program. */
  readonly components?: 'packages';
}

export async function startServer(options: ServerOptions): Promise<ServerProcess> {
  const { name, roles, connectionString, keyFile, folder, pool, components = 'program' } = options;
  let child: ChildProcess | undefined;
  let output = '';

  const server: ServerProcess = {
    name,
    async start() {
      output = '';
      const settings = ['--database', connectionString, '--data', join(folder, name), '--key-file', keyFile];
      const own = ['--server', name, '--roles', roles, '--components', components];
      const quiet = ['--port', '0', '--no-sample', '--log-level', 'error'];
      child = spawn(process.execPath, [program, 'serve', ...settings, ...own, ...quiet], {
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      child.stdout?.on('data', (data: Buffer) => {
        output += data.toString();
      });
      child.stderr?.on('data', (data: Buffer) => {
        output += data.toString();
      });
      await ready();
    },
    async kill() {
      await end('SIGKILL');
    },
    signal: (signal) => void child?.kill(signal),
    limitFiles(bytes) {
      execFileSync('prlimit', ['--pid', String(child?.pid), `--fsize=${bytes}:unlimited`]);
    },
    async stop() {
      const code = await end('SIGTERM');
      if (code !== 0) throw new Error(`${name} ended with ${code}:\n${output}`);
    },
  };
  await server.start();
  return server;

  async function ready(): Promise<void> {
    const deadline = performance.now() + startMilliseconds;
    while (!output.includes('is ready at')) {
      if (child?.exitCode !== null || performance.now() > deadline) {
        throw new Error(`${name} did not start:\n${output}`);
      }
      await pause(50);
    }
    const found = (await listServers(pool)).find((each) => each.name === name);
    if (found?.state !== 'running') throw new Error(`${name} is ${found?.state}:\n${output}`);
  }

  /** Gives the exit code of the process when it was there to be ended. */
  async function end(signal: NodeJS.Signals): Promise<number | null> {
    const ended = child;
    if (!ended || ended.exitCode !== null || ended.signalCode !== null) return 0;
    const gone = once(ended, 'exit') as Promise<[number | null]>;
    ended.kill(signal);
    return (await gone)[0];
  }
}

/** Runs lines of a shell script, with `tenantry` for the program of this checkout. Gives the output; throws at the first line that fails. */
export async function runScript(
  script: string,
  {
    connectionString,
    keyFile,
    folder,
    ...variables
  }: Pick<ServerOptions, 'connectionString' | 'keyFile' | 'folder'> & Readonly<Record<string, string>>,
): Promise<string> {
  const tenantry = `set -e; tenantry() { "${process.execPath}" "${program}" "$@"; }`;
  const child = spawn('/bin/sh', ['-c', `${tenantry}\n${script}`], {
    env: {
      DATABASE_URL: connectionString,
      TENANTRY_DATA: join(folder, 'tool'),
      TENANTRY_KEY_FILE: keyFile,
      ...compiledSources(),
      ...variables,
    },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (data: Buffer) => {
      output += data.toString();
    });
  }
  const code = await new Promise((resolve) => child.once('exit', resolve));
  if (code !== 0) throw new Error(`the script ended with ${code}:\n${output}`);
  return output;
}

/** Each command of a script would compile all sources anew, which is most of its time. */
function compiledSources(): Readonly<Record<string, string>> {
  // biome-ignore lint/style/noProcessEnv: set by tests/run.ts for all test files of the run
  const { NODE_COMPILE_CACHE } = process.env;
  return NODE_COMPILE_CACHE === undefined ? {} : { NODE_COMPILE_CACHE };
}

/** A command of the tool in a process of its own, so that it can be killed. */
export function startCommand(
  args: readonly string[],
  { connectionString, keyFile, folder }: Pick<ServerOptions, 'connectionString' | 'keyFile' | 'folder'>,
): ChildProcess {
  const settings = ['--database', connectionString, '--data', join(folder, 'tool'), '--key-file', keyFile];
  return spawn(process.execPath, [program, ...args, ...settings], { stdio: 'ignore' });
}

export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
