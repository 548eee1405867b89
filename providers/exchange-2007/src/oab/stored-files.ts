import { createHash } from 'node:crypto';
import { setImmediate as turn } from 'node:timers/promises';

import type { Books } from '@tenantry/engine';

const insertFile = `
  insert into offline_address_books.file (version, name, bytes, sha1, is_difference)
  values ($1, $2, $3, $4, $5)`;
const insertBlock = `
  insert into offline_address_books.block (version, name, start, content)
  select $1, $2, $3, $4
  where coalesce(current_setting('tenantry.plan', true), 'off') <> 'on'`;
const selectFile = `
  select f.bytes, f.sha1
  from offline_address_books.file f
  where f.version = $1
    and f.name = $2`;
const selectContent = `
  select b.content
  from offline_address_books.block b
  where b.version = $1
    and b.name = $2
    and b.start = $3`;

/** A file in the books. */
export interface FilePlace {
  readonly version: string;
  readonly name: string;
  /** Whether clients apply it to the version before; it outlives the other files of its version. */
  readonly isDifference?: boolean;
}

/** Puts a file into the books, a block at a time. */
export async function storeFile(
  books: Books,
  { version, name, isDifference = false }: FilePlace,
  blocks: Iterable<Buffer>,
): Promise<{ bytes: number; sha1: string }> {
  const hash = createHash('sha1');
  let bytes = 0;
  for (const block of blocks) {
    await books.query(insertBlock, [version, name, bytes, block]);
    hash.update(block);
    bytes += block.length;
    // The engine has to show that it is alive.
    await turn();
  }
  const sha1 = hash.digest('hex');
  await books.query(insertFile, [version, name, bytes, sha1, isDifference]);
  return { bytes, sha1 };
}

/** A file as it was stored; undefined when there is none, or it is damaged. */
export async function readFile(books: Books, { version, name }: FilePlace): Promise<Buffer | undefined> {
  const [file] = await books.query<{ bytes: number; sha1: string }>(selectFile, [version, name]);
  if (!file) return undefined;
  const blocks: Buffer[] = [];
  for (let start = 0; start < file.bytes; ) {
    const [block] = await books.query<{ content: Buffer }>(selectContent, [version, name, start]);
    if (!block) return undefined;
    blocks.push(block.content);
    start += block.content.length;
  }
  const read = Buffer.concat(blocks);
  return createHash('sha1').update(read).digest('hex') === file.sha1 ? read : undefined;
}
