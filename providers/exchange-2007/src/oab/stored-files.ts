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

/** The blocks of a file as they were stored; none when there is no such file. */
export async function* readBlocks(books: Books, { version, name }: FilePlace): AsyncGenerator<Buffer> {
  for (let start = 0; ; ) {
    const [block] = await books.query<{ content: Buffer }>(selectContent, [version, name, start]);
    if (!block) return;
    yield block.content;
    start += block.content.length;
  }
}
