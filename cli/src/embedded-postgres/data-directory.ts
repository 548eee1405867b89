import { spawn } from 'node:child_process';
import {
  access,
  chmod,
  chown,
  constants,
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  realpath,
  rename,
  rm,
  rmdir,
  symlink,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';

import { DataDirectoryNotEmpty, DataDirectoryOfOtherVersion, DirectoryOfOthers, PostgresNotStarted } from './errors.ts';
import type { PostgresBinaries } from './postgres-binaries.ts';
import { privateDirectory } from './private-directory.ts';
import { isAlive } from './processes.ts';
import { canEnter, type ServerUser } from './server-user.ts';

const postgresVersion = '18';

/**
 * The place where the server can really keep its data.
 * As root the server runs as another user, who cannot enter e.g. a checkout below a home of mode 700: then the data go to a
 * directory elsewhere and a symbolic link stands in the wanted place, so that the next start finds them again.
 */
export async function settleDataDirectory(
  wanted: string,
  user: ServerUser,
  say: (text: string) => void,
): Promise<string> {
  await mkdir(dirname(wanted), { recursive: true });
  const link = await lstat(wanted).catch(() => undefined);
  if (link?.isSymbolicLink()) {
    const target = await realpath(wanted).catch(() => undefined);
    if (target !== undefined) return target;
    // What it pointed to has been removed.
    await rm(wanted);
  } else if (canEnter(user, dirname(wanted))) {
    return join(await realpath(dirname(wanted)), basename(wanted));
  }

  const place = await placeElsewhere(user);
  await symlink(place, wanted);
  say(`PostgreSQL runs as user ${user.uid}, who cannot enter ${dirname(wanted)}: its data are in ${place}.`);
  return place;
}

/** Makes the cluster unless it is there. */
export async function initializeDataDirectory(
  directory: string,
  { user, binaries, durable }: { user: ServerUser; binaries: PostgresBinaries; durable: boolean },
): Promise<void> {
  await removeUnfinished(directory);
  if (await isInitialized(directory)) return;

  // Made under another name, so that an interrupted initialization leaves nothing half.
  const unfinished = await mkdtemp(`${directory}${unfinishedMark}${process.pid}-`);
  if (user.uid !== undefined && user.gid !== undefined) await chown(unfinished, user.uid, user.gid);
  try {
    await runInitdb(unfinished, { user, binaries, durable });
    await rmdir(directory).catch(() => undefined);
    await rename(unfinished, directory);
  } catch (cause) {
    await rm(unfinished, { recursive: true, force: true });
    // Another process may have been quicker.
    if (!(await isInitialized(directory))) throw cause;
  }
}

const unfinishedMark = '.initializing-';

async function placeElsewhere(user: ServerUser): Promise<string> {
  for (const parent of ['/var/lib/tenantry', tmpdir(), '/tmp']) {
    try {
      if (parent.endsWith('tenantry')) await privateDirectory(parent, 0o755);
      const place = await mkdtemp(join(parent, 'postgres-'));
      if (user.uid !== undefined && user.gid !== undefined) await chown(place, user.uid, user.gid);
      await chmod(place, 0o700);
      if (canEnter(user, place)) return place;
      await rmdir(place);
    } catch {
      // The next place may be better.
    }
  }
  throw PostgresNotStarted(tmpdir(), `user ${user.uid} can enter neither /var/lib/tenantry nor the temp directory.`);
}

async function isInitialized(directory: string): Promise<boolean> {
  const found: string[] = await readdir(directory).catch(async (cause: NodeJS.ErrnoException) => {
    if (cause.code === 'EACCES') throw DirectoryOfOthers(directory, String((await lstat(directory)).uid));
    if (cause.code === 'ENOENT') return [];
    throw cause;
  });
  if (found.length === 0) return false;
  if (!found.includes('PG_VERSION')) throw DataDirectoryNotEmpty(directory);

  const version = (await readFile(join(directory, 'PG_VERSION'), 'utf8')).trim();
  if (version !== postgresVersion) throw DataDirectoryOfOtherVersion(directory, version, postgresVersion);
  await access(directory, constants.W_OK);
  return true;
}

/** Removes what initializations left that were interrupted. */
async function removeUnfinished(directory: string): Promise<void> {
  const prefix = basename(directory) + unfinishedMark;
  const beside = await readdir(dirname(directory));
  const abandoned = beside.filter(
    (name) => name.startsWith(prefix) && !isAlive(Number.parseInt(name.slice(prefix.length), 10)),
  );
  for (const name of abandoned) await rm(join(dirname(directory), name), { recursive: true, force: true });
}

async function runInitdb(
  directory: string,
  { user, binaries, durable }: { user: ServerUser; binaries: PostgresBinaries; durable: boolean },
): Promise<void> {
  // The builtin locale does not depend on the system's C library, so a data directory may move between machines.
  const locale = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C', '--encoding=UTF8'];
  const initdb = spawn(
    binaries.initdb,
    ['-D', directory, '-U', 'tenantry', '--auth=trust', '--no-instructions', ...locale, ...(durable ? [] : ['-N'])],
    { uid: user.uid, gid: user.gid, cwd: '/', env: { PATH: '/usr/bin:/bin' }, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  let complaint = '';
  initdb.stderr.on('data', (text) => {
    complaint += text;
  });
  const code = await new Promise((resolve, reject) => initdb.on('error', reject).on('close', resolve));
  if (code !== 0) throw PostgresNotStarted(directory, `initdb ended with ${code}. ${complaint.trim()}`);
}
