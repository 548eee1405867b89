import { createHash } from 'node:crypto';
import { setImmediate as turn } from 'node:timers/promises';

import type { Books } from '@tenantry/engine';

import { bookFiles, type ListIdentity, listName } from './book-files.ts';
import { type ManifestFile, renderManifest } from './manifest.ts';
import type { BookContent } from './read-entries.ts';

/** Name of the manifest; clients know it ([MS-OXWOAB] 2.1). */
export const manifestName = 'oab.xml';

/** A version that is to be offered. */
export interface NewVersion {
  readonly id: string;
  readonly book: string;
  readonly list: ListIdentity;
  /** Version that clients have been offered so far. */
  readonly former: string | undefined;
  readonly sequence: number;
  readonly digest: Buffer;
}

const insertVersion = `
  insert into offline_address_books.version (id, book, sequence, digest, entries, left_out, members)
  values ($1, $2, $3, $4, $5, $6, $7)`;
const insertFile = `
  insert into offline_address_books.file (version, name, bytes, sha1)
  values ($1, $2, $3, $4)`;
const insertBlock = `
  insert into offline_address_books.block (version, name, start, content)
  select $1, $2, $3, $4
  where coalesce(current_setting('tenantry.plan', true), 'off') <> 'on'`;
const offer = `
  insert into offline_address_books.book (guid, version)
  values ($1, $2)
  on conflict (guid) do update
  set version = excluded.version`;
const replace = `
  update offline_address_books.version
  set replaced_at = now()
  where id = $1`;

/** Puts a version with all its files into the books and offers it. In plan mode the bytes of the files are left out. */
export async function publish(books: Books, version: NewVersion, content: BookContent): Promise<void> {
  const { id, book, list, former, sequence, digest } = version;
  const { records, members, leftOut } = content;
  await books.query(insertVersion, [id, book, sequence, digest, records.length, leftOut, members]);

  const files: ManifestFile[] = [];
  for (const file of bookFiles(list, sequence, records)) {
    const { bytes, sha1 } = await store(books, { id, name: file.name }, file.blocks());
    const { name, uncompressedBytes, template } = file;
    files.push({ name, bytes, sha1, uncompressedBytes, ...(template ? { template } : {}) });
  }
  const manifest = renderManifest({ ...listName(list), listGuid: list.guid, sequence }, files);
  await store(books, { id, name: manifestName }, [Buffer.from(manifest)]);

  await books.query(offer, [book, id]);
  if (former !== undefined) await books.query(replace, [former]);
}

async function store(
  books: Books,
  { id, name }: { readonly id: string; readonly name: string },
  blocks: Iterable<Buffer>,
): Promise<{ bytes: number; sha1: string }> {
  const hash = createHash('sha1');
  let bytes = 0;
  for (const block of blocks) {
    await books.query(insertBlock, [id, name, bytes, block]);
    hash.update(block);
    bytes += block.length;
    // The engine has to show that it is alive.
    await turn();
  }
  const sha1 = hash.digest('hex');
  await books.query(insertFile, [id, name, bytes, sha1]);
  return { bytes, sha1 };
}
