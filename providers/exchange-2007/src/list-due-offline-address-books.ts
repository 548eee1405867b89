import { directory } from '@tenantry/directory';
import { books, read } from '@tenantry/engine';
import { defaulted, domainController, guid, integer, list, optional, record, text } from '@tenantry/schema';

const selectDue = `
  select d.book::text as "offlineAddressBook", d.organization::text as organization, d.since::text as since
  from offline_address_books.due d
  where $1::uuid is null
    or d.book > $1
  order by d.book
  limit $2`;

export const ListDueOfflineAddressBooks_ = read({
  summary: 'Lists offline address books that are to be generated, a page at a time.',
  role: 'DomainAdmin',
  input: {
    preferredDomainController: domainController(),
    after: optional(guid('Last book of the page before.')),
    limit: defaulted(integer('Most books to list; default 100.', { minimum: 1, maximum: 1000 }), 100),
  },
  output: {
    books: list(
      'book',
      record('One book.', {
        offlineAddressBook: guid('GUID of the book.'),
        path: text('LDAP path of its organization; empty when the directory no longer has it.'),
        since: text('When it was found that something had changed.'),
      }),
    ),
  },

  async run({ input, use }) {
    type Due = { offlineAddressBook: string; organization: string; since: string };
    const rows = await use(books).query<Due>(selectDue, [input.after ?? null, input.limit]);
    const found = [];
    for (const { offlineAddressBook, organization, since } of rows) {
      const entry = await use(directory).find(`LDAP://<GUID=${organization}>`, ['ou']);
      found.push({ offlineAddressBook, path: entry?.path ?? '', since });
    }
    return { books: found };
  },
});
