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
  select d.book::text as book, d.since::text as since
  from offline_address_books.due d
  where d.book = any($1::uuid[])`;
/** A book that is due already is due anew: whoever is generating it may have read too early. */
const insertDue = `
  insert into offline_address_books.due (book, organization, since)
  select u.book, u.organization, $3::timestamptz
  from unnest($1::uuid[], $2::uuid[]) as u (book, organization)
  on conflict (book) do update
  set since = excluded.since`;
const deleteDue = `
  delete from offline_address_books.due
  where book = any($1::uuid[])
    and since = $2::timestamptz`;
const restoreSince = `
  update offline_address_books.due d
  set since = u.since
  from unnest($1::uuid[], $2::timestamptz[]) as u (book, since)
  where d.book = u.book
    and d.since = $3::timestamptz`;
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
    const known = await use(books).query<KnownDue>(selectKnown, [stale.map(({ book }) => book)]);
    const [now] = await use(books).query<{ since: string }>('select clock_timestamp()::text as since');
    return { stale, known, since: now?.since ?? '', position: positionOf(changed ?? start), former: former ?? null };
  },

  async apply({ use }, { stale, since, position }) {
    const [guids, organizations] = [stale.map(({ book }) => book), stale.map(({ organization }) => organization)];
    await use(books).query(insertDue, [guids, organizations, since]);
    if (position) await use(books).query(setPosition, [position.source, position.sequence, null]);
    const [row] = await use(books).query<{ count: number }>(countDue);
    return { due: row?.count ?? 0 };
  },

  async undo({ use }, { stale, known, since, position, former }) {
    await use(books).query(restoreSince, [known.map(({ book }) => book), known.map((due) => due.since), since]);
    await use(books).query(deleteDue, [stale.map(({ book }) => book), since]);
    if (!position) return;
    if (former) await use(books).query(setPosition, [position.source, former.sequence, former.notedAt]);
    else await use(books).query('delete from offline_address_books.position where source = $1', [position.source]);
  },
});

interface KnownDue {
  readonly book: string;
  readonly since: string;
}

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
