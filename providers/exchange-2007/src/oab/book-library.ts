import type { Directory } from '@tenantry/directory';

import { findOwner } from './address-book.ts';
import { versionsWithDifference } from './differences.ts';
import { manifestName } from './publish.ts';

/** The database in which the generated books are, e.g. a pool of connections. */
export interface BookDatabase {
  query<Row extends object>(sql: string, values: unknown[]): Promise<{ rows: Row[] }>;
}

/** A file of a book as it can be downloaded. It never changes; another version has another file. */
export interface StoredFile {
  readonly version: string;
  readonly name: string;
  readonly bytes: number;
  readonly sha1: string;
  readonly madeAt: Date;
}

/** The generated books, for whoever hands them out. Who may have them is judged there. */
export interface BookLibrary {
  /** LDAP path of the organization whose book has this GUID. */
  findOwner(book: string): Promise<string | undefined>;
  /** A file of the version that is offered, or of one before it. */
  findFile(book: string, name: string): Promise<StoredFile | undefined>;
  /** Bytes `from` up to, but without, `to`; a piece at a time. */
  read(file: StoredFile, from: number, to: number): AsyncIterable<Buffer>;
  /** Removes versions that were replaced a day ago, but for the last differences, and the files of books that the directory no longer has. */
  purge(): Promise<void>;
}

const columns = 'f.version, f.name, f.bytes, f.sha1, v.made_at as "madeAt"';
const selectManifest = `
  select ${columns}
  from offline_address_books.book b
  join offline_address_books.version v on v.id = b.version
  join offline_address_books.file f on f.version = v.id
  where b.guid = $1
    and f.name = $2`;
const selectFile = `
  select ${columns}
  from offline_address_books.version v
  join offline_address_books.file f on f.version = v.id
  where v.book = $1
    and f.name = $2
  order by v.made_at desc
  limit 1`;
const selectBlock = `
  select b.start, b.content
  from offline_address_books.block b
  where b.version = $1
    and b.name = $2
    and b.start <= $3
  order by b.start desc
  limit 1`;

const isReplaced = "v.replaced_at < now() - interval '1 day'";
/** What a client may still load of a version then is the difference to it. */
const deleteReplacedFiles = `
  delete from offline_address_books.file f
  using offline_address_books.version v
  where v.id = f.version
    and not f.is_difference
    and ${isReplaced}`;
const forgetReplacedMembers = `
  update offline_address_books.version v
  set members = '{}'
  where v.members <> '{}'
    and ${isReplaced}`;
const deleteReplaced = `
  delete from offline_address_books.version v
  where ${isReplaced}
    and not exists (
      select
      from offline_address_books.book b
      join offline_address_books.version o on o.id = b.version
      join offline_address_books.file f on f.version = v.id
      where b.guid = v.book
        and o.sequence - v.sequence < $1
    )`;
const selectBooks = 'select b.guid from offline_address_books.book b order by b.guid';
const deleteBook = 'delete from offline_address_books.book where guid = $1';
const deleteVersions = 'delete from offline_address_books.version where book = $1';

/** Opens the books of an installation. */
export function openBookLibrary(directory: Directory, database: BookDatabase): BookLibrary {
  return {
    async findOwner(guid) {
      const book = await directory.find(`LDAP://<GUID=${guid}>`, ['objectClass']);
      const isBook = book?.attributes['objectClass']?.some((name) => name.toLowerCase() === 'msexchoab') === true;
      return book && isBook ? (await findOwner(directory, book.dn))?.path : undefined;
    },
    async findFile(book, name) {
      const statement = name === manifestName ? selectManifest : selectFile;
      return (await database.query<StoredFile>(statement, [book, name])).rows[0];
    },
    async *read({ version, name }, from, to) {
      for (let at = from; at < to; ) {
        const { rows } = await database.query<{ start: number; content: Buffer }>(selectBlock, [version, name, at]);
        const [block] = rows;
        const piece = block?.content.subarray(at - block.start, to - block.start);
        // The version was removed meanwhile; the client sees that it has got too little.
        if (!piece || piece.length === 0) throw new Error(`file ${name} of version ${version} ends at ${at}`);
        yield piece;
        at += piece.length;
      }
    },
    async purge() {
      await database.query(deleteReplacedFiles, []);
      await database.query(forgetReplacedMembers, []);
      await database.query(deleteReplaced, [versionsWithDifference]);
      for (const { guid } of (await database.query<{ guid: string }>(selectBooks, [])).rows) {
        if (await directory.find(`LDAP://<GUID=${guid}>`, ['cn'])) continue;
        await database.query(deleteBook, [guid]);
        await database.query(deleteVersions, [guid]);
      }
    },
  };
}
