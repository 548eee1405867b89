import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const commandMilliseconds = 300_000;
const outputMaximum = 2000;

/** The controllers have names of their own: each process gets a mount namespace with its own hosts and resolv.conf. */
const script = `
mount --bind "$1/resolv.conf" /etc/resolv.conf
mount --bind "$1/hosts" /etc/hosts
export KRB5_CONFIG="$1/krb5.conf"
shift
exec "$@"
`;

function argumentsFor(folder: string, command: readonly string[]): string[] {
  return ['--mount', 'bash', '-e', '-c', script, 'inside-network', folder, ...command];
}

/** Runs a program to its end among the controllers of a folder. */
export async function runInside(folder: string, command: readonly string[]): Promise<string> {
  try {
    const { stdout } = await run('unshare', argumentsFor(folder, command), {
      timeout: commandMilliseconds,
      maxBuffer: 16 * 1024 * 1024,
    });
    return stdout;
  } catch (error) {
    // What execFile throws has both.
    const { stderr = '', stdout = '' } = error as { stderr?: string; stdout?: string };
    const output = (stderr + stdout).trim().slice(-outputMaximum);
    throw new Error(`${command.slice(0, 3).join(' ')} failed: ${output}`, { cause: error });
  }
}

/** Starts a server as the head of a process group; it ends when its standard input is closed. */
export async function startInside(
  folder: string,
  { command, log }: { readonly command: readonly string[]; readonly log: string },
): Promise<ChildProcess> {
  const output = await open(join(folder, log), 'a');
  try {
    const child = spawn('unshare', argumentsFor(folder, command), {
      detached: true,
      stdio: ['pipe', output.fd, output.fd],
    });
    // Neither the server nor the pipe to it may keep the process from ending.
    child.unref();
    if (child.stdin !== null && 'unref' in child.stdin && typeof child.stdin.unref === 'function') child.stdin.unref();
    return child;
  } finally {
    await output.close();
  }
}
