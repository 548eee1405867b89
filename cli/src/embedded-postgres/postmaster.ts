import { spawn } from 'node:child_process';
import { chown, mkdtemp, open, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { PostgresNotStarted } from './errors.ts';
import type { PostgresBinaries } from './postgres-binaries.ts';
import { isAlive, processesIn } from './processes.ts';
import type { ServerUser } from './server-user.ts';

/** A running server. */
export interface Postmaster {
  readonly pid: number;
  readonly socketDirectory: string;
}

/** How a server is started. */
export interface PostmasterOptions {
  readonly dataDirectory: string;
  readonly user: ServerUser;
  readonly binaries: PostgresBinaries;
  readonly settings: Readonly<Record<string, string>>;
  readonly logFile: string;
}

const pollMilliseconds = 10;
const startSeconds = 120;
const stopSeconds = 15;
// A path of a unix socket has at most 107 bytes; `/.s.PGSQL.5432` takes 14 of them and its lock file 5 more.
const socketDirectoryBytes = 86;
const socketDirectoryPrefix = 'tenantry-pg-';
const logBytes = 10_000_000;

/** The running server of a data directory, also one that another process has started. Waits while it starts or stops. */
export async function findPostmaster(dataDirectory: string): Promise<Postmaster | undefined> {
  const deadline = Date.now() + startSeconds * 1000;
  for (;;) {
    const file = await readPidFile(dataDirectory);
    const working = await processesIn(dataDirectory);
    if (file === undefined || !working.includes(file.pid)) {
      // Processes of a server that was killed notice it at once, but not before their present statement has ended.
      if (working.length > 0 && Date.now() < deadline) {
        await pause(pollMilliseconds);
        continue;
      }
      // Another process may have got the number of the dead server: PostgreSQL would take it for a living one.
      if (file !== undefined && isAlive(file.pid)) await rm(join(dataDirectory, 'postmaster.pid'), { force: true });
      return undefined;
    }
    if (file.status === 'ready') return file;
    if (Date.now() > deadline) throw PostgresNotStarted(dataDirectory, `its state is "${file.status}" for too long.`);
    await pause(pollMilliseconds);
  }
}

/** Starts a server and waits until it takes connections. It lives on when this process dies. */
export async function startPostmaster(options: PostmasterOptions): Promise<Postmaster> {
  const { dataDirectory, user, binaries, settings } = options;
  const socketDirectory = await makeSocketDirectory(dataDirectory, user);
  const log = await openLog(options.logFile);
  const place = { unix_socket_directories: socketDirectory, listen_addresses: '', unix_socket_permissions: '0700' };
  const parameters = Object.entries({ ...settings, ...place }).flatMap(([name, value]) => ['-c', `${name}=${value}`]);

  // In a session of its own, so that Ctrl-C in the terminal does not stop it before the engine has drained.
  const server = spawn(binaries.postgres, ['-D', dataDirectory, ...parameters], {
    uid: user.uid,
    gid: user.gid,
    cwd: '/',
    env: { PATH: '/usr/bin:/bin' },
    detached: true,
    stdio: ['ignore', log.handle.fd, log.handle.fd],
  });
  let ended: string | undefined;
  server.on('error', (cause) => {
    ended = cause.message;
  });
  server.on('exit', (code, signal) => {
    ended = `it ended with ${code ?? signal}.`;
  });
  server.unref();
  await log.handle.close();

  const deadline = Date.now() + startSeconds * 1000;
  for (;;) {
    const file = await readPidFile(dataDirectory);
    if (file?.pid === server.pid && file?.status === 'ready') return file;
    if (ended !== undefined || Date.now() > deadline) {
      await removeSocketDirectory(socketDirectory);
      throw PostgresNotStarted(
        dataDirectory,
        `${ended ?? 'it took too long.'} ${await tail(options.logFile, log.size)}`,
      );
    }
    await pause(pollMilliseconds);
  }
}

/** Stops a server: sessions are ended, all is written. */
export async function stopPostmaster({ pid, socketDirectory }: Postmaster): Promise<void> {
  signal(pid, 'SIGINT');
  const deadline = Date.now() + stopSeconds * 1000;
  while (isAlive(pid)) {
    if (Date.now() > deadline) {
      signal(pid, 'SIGQUIT');
      break;
    }
    await pause(pollMilliseconds);
  }
  await removeSocketDirectory(socketDirectory);
}

async function readPidFile(dataDirectory: string): Promise<(Postmaster & { status: string }) | undefined> {
  const text = await readFile(join(dataDirectory, 'postmaster.pid'), 'utf8').catch(() => '');
  // Lines: pid, data directory, start time, port, socket directory, address, shared memory, status.
  const [pid = '', , , , socketDirectory = '', , , status = ''] = text.split('\n');
  return pid === '' ? undefined : { pid: Number(pid), socketDirectory, status: status.trim() };
}

async function makeSocketDirectory(dataDirectory: string, user: ServerUser): Promise<string> {
  if (Buffer.byteLength(dataDirectory) <= socketDirectoryBytes) return dataDirectory;

  const parent = Buffer.byteLength(tmpdir()) + 20 <= socketDirectoryBytes ? tmpdir() : '/tmp';
  const directory = await mkdtemp(join(parent, socketDirectoryPrefix));
  if (user.uid !== undefined && user.gid !== undefined) await chown(directory, user.uid, user.gid);
  return directory;
}

async function removeSocketDirectory(directory: string): Promise<void> {
  if (basename(directory).startsWith(socketDirectoryPrefix)) await rm(directory, { recursive: true, force: true });
}

/** Opens the log to append; an overgrown one starts anew. */
async function openLog(file: string): Promise<{ handle: Awaited<ReturnType<typeof open>>; size: number }> {
  const size = (await stat(file).catch(() => undefined))?.size ?? 0;
  const overgrown = size > logBytes;
  return { handle: await open(file, overgrown ? 'w' : 'a', 0o600), size: overgrown ? 0 : size };
}

async function tail(logFile: string, from: number): Promise<string> {
  const text = (await readFile(logFile)).subarray(from).toString();
  return text.trim().split('\n').slice(-5).join(' ');
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // It has ended by itself.
  }
}
