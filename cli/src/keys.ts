import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

import type pg from 'pg';

import { FileUnreadable, KeyFileInvalid, KeyFileMissing, KeyForeign } from './errors.ts';
import { reasonOf } from './reason-of.ts';

/** Keys of the log: the first one encrypts, all decrypt. */
export type Keys = readonly [Buffer, ...Buffer[]];

const keyBytes = 32;
const fingerprintBytes = 4;

/**
 * Reads the key file; the first start of an installation makes it, readable by its user only.
 * @param used fingerprint of the key that the database has seen last, if any: then a file that is not there is lost, not new
 */
export async function readKeys(file: string, used: string | undefined): Promise<Keys> {
  const text = await readOrMake(file, used);
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
  const [first, ...others] = lines.map((line) => {
    if (!/^[0-9a-f]{64}$/i.test(line)) throw KeyFileInvalid(file);
    return Buffer.from(line, 'hex');
  });
  if (first === undefined) throw KeyFileInvalid(file);
  return [first, ...others];
}

/** Whether others than the owner can read the file. */
export async function isOpenToOthers(file: string): Promise<boolean> {
  return ((await stat(file)).mode & 0o077) !== 0;
}

/** The fingerprint of the key that this database has seen last. */
export async function findUsedKey(database: Pick<pg.Client, 'query'>): Promise<string | undefined> {
  const { rows } = await database.query<{ fingerprint: string }>(
    'select fingerprint from installation.key order by first_used_at desc limit 1',
  );
  return rows[0]?.fingerprint;
}

/** Refuses a key file that is not the one of this database, before something is encrypted with a second key. */
export async function rememberKeys(database: Pick<pg.Client, 'query'>, keys: Keys, file: string): Promise<void> {
  const prints = keys.map(fingerprint);
  const used = await findUsedKey(database);
  if (used !== undefined && !prints.includes(used)) throw KeyForeign(file, used);
  await database.query('insert into installation.key (fingerprint) values ($1) on conflict do nothing', [prints[0]]);
}

async function readOrMake(file: string, used: string | undefined): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause)) throw cause;
    if (cause.code !== 'ENOENT') throw FileUnreadable(file, reasonOf(cause));
    if (used !== undefined) throw KeyFileMissing(file, used);
  }
  await mkdir(dirname(file), { recursive: true });
  // Linked when it is complete, so that two installations that are opened at once end up with one key.
  const unfinished = `${file}.${randomUUID()}`;
  await writeFile(unfinished, `${randomBytes(keyBytes).toString('hex')}\n`, { mode: 0o600 });
  await link(unfinished, file).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code !== 'EEXIST') throw cause;
  });
  await rm(unfinished);
  return readFile(file, 'utf8');
}

/** As the engine names keys in ENGINE_KEY_MISSING. */
function fingerprint(key: Buffer): string {
  return createHash('sha256').update(key).digest().subarray(0, fingerprintBytes).toString('hex');
}
