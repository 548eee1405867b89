import { setImmediate as turn } from 'node:timers/promises';

import type { Books } from '@tenantry/engine';

import { type BookFile, detailsName, differenceName, type ListIdentity } from './book-files.ts';
import { unpack } from './container.ts';
import { difference } from './difference.ts';
import type { ManifestFile } from './manifest.ts';
import { readFile, storeFile } from './stored-files.ts';

/** Versions that a client may be behind and yet load differences only. */
export const versionsWithDifference = 30;

const selectDifferences = `
  select f.name, f.bytes, f.sha1, v.sequence, v.details_bytes as "uncompressedBytes"
  from offline_address_books.version v
  join offline_address_books.file f on f.version = v.id
  where v.book = (select s.book from offline_address_books.version s where s.id = $1)
    and f.is_difference
    and v.sequence > $2
    and v.sequence <= $3
  order by v.sequence desc`;

/** A version that comes after others. */
export interface Successor {
  readonly id: string;
  readonly list: ListIdentity;
  /** Version that clients have been offered so far. */
  readonly former: string | undefined;
  readonly sequence: number;
}

/**
 * Stores what clients of the version before need for this one, and gives all such files by which a client reaches it:
 * the oldest first, one for each version in between, all together smaller than the full details.
 */
export async function publishDifferences(
  books: Books,
  version: Successor,
  { details, fullBytes }: { readonly details: BookFile; readonly fullBytes: number },
): Promise<ManifestFile[]> {
  const { id, list, former, sequence } = version;
  const source = former === undefined ? undefined : await readDetails(books, former, detailsName(list, sequence - 1));
  const blocks = source && (await smallerThan(fullBytes, difference(source, details.pieces)));
  if (!blocks) return [];
  await storeFile(books, { version: id, name: differenceName(list, sequence), isDifference: true }, blocks);
  return readChain(books, version, fullBytes);
}

/** The details of a version, uncompressed; undefined when its list was another one, or the file is damaged. */
async function readDetails(books: Books, version: string, name: string): Promise<Buffer | undefined> {
  const file = await readFile(books, { version, name });
  return file && inTurns(unpack(file));
}

async function inTurns<T>(steps: Generator<undefined, T>): Promise<T> {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
    await turn();
  }
}

/** The blocks, or undefined when they are so many bytes that the full file is no longer to load. */
async function smallerThan(limit: number, blocks: Iterable<Buffer>): Promise<Buffer[] | undefined> {
  const kept: Buffer[] = [];
  let bytes = 0;
  for (const block of blocks) {
    kept.push(block);
    bytes += block.length;
    if (bytes >= limit) return undefined;
    await turn();
  }
  return kept;
}

async function readChain(books: Books, { id, sequence }: Successor, limit: number): Promise<ManifestFile[]> {
  type Difference = ManifestFile & { readonly sequence: number };
  const range = [sequence - versionsWithDifference, sequence];
  const chain: Difference[] = [];
  let bytes = 0;
  for (const file of await books.query<Difference>(selectDifferences, [id, ...range])) {
    bytes += file.bytes;
    if (file.sequence !== sequence - chain.length || bytes >= limit) break;
    chain.unshift(file);
  }
  return chain;
}
