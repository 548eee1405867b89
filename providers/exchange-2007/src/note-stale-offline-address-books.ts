import { directory } from '@tenantry/directory';
import { type Books, books, write } from '@tenantry/engine';
import { boolean, defaulted, domainController, integer } from '@tenantry/schema';

import { NoExchangeOrganization } from './errors.ts';
import { allBooks, staleBooks } from './oab/stale-books.ts';

const selectPosition = `
  select p.sequence::float8 as sequence, p.noted_at::text as "notedAt",
    p.noted_at > now() - interval '30 days' as "isFresh"
  from offline_address_books.position p
  where p.source = $1`;
const selectKnown = `
  select d.book::text as book
  from offline_address_books.due d
  where d.book = any($1::uuid[])`;
const insertDue = `
  insert into offline_address_books.due (book, organization)
  select u.book, u.organization
  from unnest($1::uuid[], $2::uuid[]) as u (book, organization)
  on conflict do nothing`;
const setPosition = `
  insert into offline_address_books.position (source, sequence, noted_at)
  values ($1, $2, coalesce($3::timestamptz, now()))
  on conflict (source) do update
  set sequence = excluded.sequence, noted_at = excluded.noted_at`;
const countDue = 'select count(*)::integer as count from offline_address_books.due';

export const NoteStaleOfflineAddressBooks_ = write({
  summary: 'Notes which offline address books something has changed for since it was last asked.',
  remarks:
    'Asks the directory for the entries that have changed, not for all. A directory that cannot tell, a controller that was never asked and one that was not asked for 30 days make every book stale.',
  source: 'exchange-2007-oab-resource-manager.yaml (HeOABUpdate.exe), known-faults.md D4',
  role: 'DomainAdmin',
  input: {
    preferredDomainController: domainController(),
    all: defaulted(boolean('Every book is taken as stale.'), false),
  },
  output: { due: integer('Books that are to be generated.') },
  errors: [NoExchangeOrganization],
  changes: books,
  locks: () => ['staleOfflineAddressBooks'],

  async prepare({ input, use }) {
    // Where to begin first: what changes while the books are looked for is told the next time.
    const start = await use(directory).changedSince(undefined);
    const [former] = start ? await readPosition(use(books), start.source) : [];
    const changed = former?.isFresh === true ? await use(directory).changedSince(former.sequence) : undefined;
    const stale =
      changed && !input.all
        ? await staleBooks(use(directory), use(books), changed.guids)
        : await allBooks(use(directory));
    const known = await use(books).query<{ book: string }>(selectKnown, [stale.map(({ book }) => book)]);
    const isKnown = new Set(known.map(({ book }) => book));
    return {
      added: stale.filter(({ book }) => !isKnown.has(book)),
      position: positionOf(changed ?? start),
      former: former ?? null,
    };
  },

  async apply({ use }, { added, position }) {
    await use(books).query(insertDue, [added.map(({ book }) => book), added.map(({ organization }) => organization)]);
    if (position) await use(books).query(setPosition, [position.source, position.sequence, null]);
    const [row] = await use(books).query<{ count: number }>(countDue);
    return { due: row?.count ?? 0 };
  },

  async undo({ use }, { added, position, former }) {
    await use(books).query('delete from offline_address_books.due where book = any($1::uuid[])', [
      added.map(({ book }) => book),
    ]);
    if (!position) return;
    if (former) await use(books).query(setPosition, [position.source, former.sequence, former.notedAt]);
    else await use(books).query('delete from offline_address_books.position where source = $1', [position.source]);
  },
});

function positionOf(told: { readonly source: string; readonly sequence: number } | undefined) {
  return told ? { source: told.source, sequence: told.sequence } : null;
}

interface KnownPosition {
  readonly sequence: number;
  readonly notedAt: string;
  readonly isFresh: boolean;
}

function readPosition(from: Books, source: string): Promise<KnownPosition[]> {
  return from.query<KnownPosition>(selectPosition, [source]);
}
