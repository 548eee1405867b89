import { copyFile, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { Pool } from 'pg';

import { PackageInvalid, StoreUnwritable } from './errors.ts';
import type { PackageRow } from './inventory.ts';
import { type Package, readPackage } from './package.ts';
import type { Publishers } from './signature.ts';

/** The folder from which all servers take packages. */
export interface PackageShare {
  folder(): Promise<string>;
  publishers(): Promise<Publishers>;
  /** Checks a package and copies it here; gives false when it was here. */
  add(path: string): Promise<{ readonly added: Package; readonly isNew: boolean }>;
  /** Reads and checks a package that is here. */
  read(row: Pick<PackageRow, 'file' | 'sha512'>): Promise<Package>;
  /** Takes packages away that a change has brought and now takes back. */
  remove(files: readonly string[]): Promise<void>;
}

const insertPackage = `
  insert into deploy.package (name, version, file, size, date, sha512, publisher, manifest)
  values ($1, $2, $3, $4, $5, $6, $7, $8)
  on conflict (name, version) do update
  set sha512 = excluded.sha512, size = excluded.size, date = excluded.date, publisher = excluded.publisher,
    manifest = excluded.manifest`;

/** @param fallback the folder when the installation names none; it is remembered with the first package */
export function createPackageShare(pool: Pool, fallback: string): PackageShare {
  const share: PackageShare = {
    async folder() {
      const { rows } = await pool.query<{ folder: string | null }>(
        'select package_share as folder from deploy.installation',
      );
      return rows[0]?.folder ?? fallback;
    },
    async publishers() {
      const { rows } = await pool.query<{ name: string; public_key: string }>(
        'select name, public_key from deploy.publisher',
      );
      return new Map(rows.map((row) => [row.name, row.public_key]));
    },
    async add(path) {
      const added = await readPackage(path, await share.publishers());
      const { manifest, file, signature } = added;
      const { rows } = await pool.query<{ sha512: string }>(
        'select sha512 from deploy.package where name = $1 and version = $2',
        [manifest.name, manifest.version],
      );
      const folder = await rememberedFolder(pool, fallback);
      const isThere = rows[0]?.sha512 === signature.sha512;
      if (rows[0] && !isThere) {
        throw PackageInvalid(file, 'the share has another package of this version; a new package needs a new version.');
      }
      await copyIn(added, { from: path, folder });
      if (!isThere) {
        await pool.query(insertPackage, [
          manifest.name,
          manifest.version,
          file,
          signature.size,
          signature.date,
          signature.sha512,
          signature.publisher,
          JSON.stringify(manifest),
        ]);
      }
      return { added, isNew: !isThere };
    },
    async read({ file, sha512 }) {
      const found = await readPackage(join(await share.folder(), file), await share.publishers());
      if (found.signature.sha512 !== sha512) {
        throw PackageInvalid(file, 'it was replaced by another one after it was added.');
      }
      return found;
    },
    async remove(files) {
      const folder = await share.folder();
      for (const file of files) {
        await rm(join(folder, file), { force: true });
        await rm(join(folder, `${file}.sig`), { force: true });
      }
      await pool.query('delete from deploy.package where file = any($1)', [files]);
    },
  };
  return share;
}

async function rememberedFolder(pool: Pool, fallback: string): Promise<string> {
  const { rows } = await pool.query<{ folder: string }>(
    'update deploy.installation set package_share = coalesce(package_share, $1) returning package_share as folder',
    [fallback],
  );
  return rows[0]?.folder ?? fallback;
}

async function copyIn(
  { file, signatureText }: Package,
  { from, folder }: { readonly from: string; readonly folder: string },
): Promise<void> {
  const to = join(folder, file);
  if (await isSameFile(from, to)) return;
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(`${to}.sig`, signatureText);
    await copyFile(from, `${to}.unfinished`);
    await rename(`${to}.unfinished`, to);
  } catch (cause) {
    await rm(`${to}.unfinished`, { force: true }).catch(() => undefined);
    throw StoreUnwritable(file, folder, (cause as Error).message);
  }
}

async function isSameFile(from: string, to: string): Promise<boolean> {
  const [a, b] = await Promise.all([from, to].map((path) => stat(path).catch(() => undefined)));
  if (!a || !b) return false;
  return (a.ino === b.ino && a.dev === b.dev) || (await readFile(from)).equals(await readFile(to));
}
