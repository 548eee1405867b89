import type { Books } from '@tenantry/engine';

/** What the books hold of an offline address book. */
export interface Offered {
  /** The version that clients are offered. */
  readonly version: OfferedVersion | null;
  readonly due: Due | null;
}

/** A version that clients are offered. */
export interface OfferedVersion {
  readonly id: string;
  readonly sequence: number;
  readonly digest: string;
  readonly entries: number;
  readonly leftOut: number;
}

/** That a book has to be generated anew. */
export interface Due {
  readonly organization: string;
  readonly since: string;
}

const selectVersion = `
  select v.id, v.sequence, encode(v.digest, 'hex') as digest, v.entries, v.left_out as "leftOut"
  from offline_address_books.book b
  join offline_address_books.version v on v.id = b.version
  where b.guid = $1`;
const selectDue = `
  select d.organization, d.since::text as since
  from offline_address_books.due d
  where d.book = $1`;

/** What there is of a book. */
export async function readOffered(books: Books, book: string): Promise<Offered> {
  const [version = null] = await books.query<OfferedVersion>(selectVersion, [book]);
  const [due = null] = await books.query<Due>(selectDue, [book]);
  return { version, due };
}

const deleteDue = `
  delete from offline_address_books.due
  where book = $1
    and since = $2::timestamptz`;

/** The book has been generated: it holds what had changed when it became due, but not what was found since. */
export async function forgetDue(books: Books, book: string, due: Due | null): Promise<void> {
  if (due) await books.query(deleteDue, [book, due.since]);
}

const insertDue = `
  insert into offline_address_books.due (book, organization, since)
  values ($1, $2, $3::timestamptz)
  on conflict do nothing`;

/** Puts back what `forgetDue` took away. */
export async function restoreDue(books: Books, book: string, due: Due | null): Promise<void> {
  if (due) await books.query(insertDue, [book, due.organization, due.since]);
}

const offerFormer = `
  update offline_address_books.book b
  set version = v.id
  from offline_address_books.version v
  where b.guid = $1
    and b.version = $2
    and v.id = $3`;
const reviveFormer = `
  update offline_address_books.version
  set replaced_at = null
  where id = $1`;

/** Takes a version back; clients are offered the former one again. Right also when the version never came to be. */
export async function withdraw(
  books: Books,
  { book, version, former }: { readonly book: string; readonly version: string; readonly former: string | undefined },
): Promise<void> {
  if (former !== undefined) {
    await books.query(offerFormer, [book, version, former]);
    await books.query(reviveFormer, [former]);
  }
  await books.query('delete from offline_address_books.book where guid = $1 and version = $2', [book, version]);
  await books.query('delete from offline_address_books.version where id = $1', [version]);
}
