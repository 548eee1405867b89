import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { BackupInvalid } from '../errors.ts';

/** What a backup holds; written last, so that a folder with it is complete. */
export interface BackupManifest {
  readonly format: 1;
  /** Of the program that wrote it. */
  readonly version: string;
  readonly takenAt: string;
  /** Migrations that the database has, as `schema/name`, with the digest of each. */
  readonly migrations: Readonly<Record<string, string>>;
  readonly tables: readonly BackedTable[];
  /** Partitions with their bounds, as PostgreSQL writes them. */
  readonly partitions: readonly { readonly name: string; readonly of: string; readonly bounds: string }[];
  readonly sequences: readonly { readonly name: string; readonly value: string; readonly used: boolean }[];
  /** SHA-256 of every other file, by its path in the folder. */
  readonly files: Readonly<Record<string, string>>;
}

export interface BackedTable {
  /** `schema.table`, quoted where it must be. */
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: number;
  readonly file: string;
}

export const manifestFile = 'backup.json';

/** Reads a backup and looks whether each of its files is as it was written. */
export async function readBackup(folder: string): Promise<BackupManifest> {
  const text = await readFile(join(folder, manifestFile), 'utf8').catch(() => {
    throw BackupInvalid(folder, `it has no ${manifestFile}; the backup was not completed.`);
  });
  // Written by `backup` in this form; the digests speak for the rest.
  const manifest = JSON.parse(text) as BackupManifest;
  if (manifest.format !== 1) throw BackupInvalid(folder, `its format is ${manifest.format}, this program knows 1.`);
  for (const [file, digest] of Object.entries(manifest.files)) {
    const found = await digestOf(join(folder, file)).catch(() => undefined);
    if (found !== digest) throw BackupInvalid(folder, `${file} is ${found ? 'not as it was written' : 'missing'}.`);
  }
  return manifest;
}

export async function digestOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}
