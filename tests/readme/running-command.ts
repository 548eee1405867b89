import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** A command of the README that keeps running. */
export interface RunningCommand {
  /** What it has printed so far. */
  output(): string;
  /** Resolves when it has printed something that fits; throws when it ends first, or after four minutes. */
  prints(pattern: RegExp): Promise<void>;
  /** Signals it with everything that it has started, as a terminal does. */
  signal(name: NodeJS.Signals): void;
  /** Resolves with its exit code when it has ended. */
  ended(): Promise<number | null>;
}

/** How a command ended. */
export interface Ended {
  readonly code: number | null;
  readonly output: string;
}

const root = fileURLToPath(new URL('../..', import.meta.url));
const patienceMilliseconds = 240_000;

/** Starts a command line in the checkout, in a process group of its own. */
export function startCommand(line: string, environment: Readonly<Record<string, string>>): RunningCommand {
  const child = spawn('sh', ['-c', `exec ${line}`], {
    cwd: root,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: cleanEnvironment(environment),
  });
  const exited = once(child, 'exit') as Promise<[number | null]>;
  const output = collect(child);
  return {
    output,
    async prints(pattern) {
      const deadline = Date.now() + patienceMilliseconds;
      while (!pattern.test(output())) {
        if (child.exitCode !== null || Date.now() > deadline) throw new Error(`${line} printed only:\n${output()}`);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    },
    signal: (name) => signalGroup(child, name),
    ended: async () => (await exited)[0],
  };
}

/** Runs a command line in the checkout to its end. */
export async function runCommand(line: string, environment: Readonly<Record<string, string>>): Promise<Ended> {
  const child = spawn('sh', ['-c', line], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: cleanEnvironment(environment),
  });
  const output = collect(child);
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, output: output() };
}

function collect(child: ChildProcess): () => string {
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (piece: string) => {
      text += piece;
    });
  }
  return () => text;
}

function signalGroup({ pid }: ChildProcess, name: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, name);
  } catch (cause) {
    // It has ended by itself.
    if (!(cause instanceof Error && 'code' in cause && cause.code === 'ESRCH')) throw cause;
  }
}

/** The tests run inside npm and the test runner, which must not show through; sources that are compiled already stay so. */
function cleanEnvironment(environment: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  // biome-ignore lint/style/noProcessEnv: a command gets the environment of its shell
  const inherited = Object.entries(process.env).filter(
    ([name]) => name === 'NODE_COMPILE_CACHE' || !/^(npm_|NODE_|TENANTRY_|PORT$|DATABASE_URL$)/.test(name),
  );
  return { ...Object.fromEntries(inherited), ...environment };
}
