import { createHash, randomUUID } from 'node:crypto';

import { type Directory, directory, entryLock } from '@tenantry/directory';
import { books, write } from '@tenantry/engine';
import { boolean, defaulted, domainController, guid, integer, organization } from '@tenantry/schema';

import { NoAddressList, NoOfflineAddressBook } from './errors.ts';
import { type AddressBook, findBook } from './oab/address-book.ts';
import { type ListIdentity, templateFiles } from './oab/book-files.ts';
import { publish } from './oab/publish.ts';
import { readEntries } from './oab/read-entries.ts';
import { forgetDue, readOffered, restoreDue, withdraw } from './oab/versions.ts';

export const RebuildOfflineAddressBook = write({
  summary: 'Generates the offline address book of an organization from its address list.',
  remarks:
    'Makes the files that clients download: the manifest, the full details of version 4 and the display templates. A book whose content is as before keeps its version, so that nobody downloads it again.',
  source: 'exchange-2007-provider.yaml (dd278488, dd251687), [MS-OXOAB], [MS-OXWOAB]',
  role: 'OrgCreators',
  input: {
    preferredDomainController: domainController(),
    path: organization('LDAP path of the organization that owns the book.'),
    ifDue: defaulted(
      boolean('Leaves a book alone that is not due, e.g. because another job has generated it meanwhile.'),
      false,
    ),
  },
  output: {
    offlineAddressBook: guid('GUID of the book, which is part of its address.'),
    sequence: integer('Number of its version; it grows by one whenever the content is another.'),
    entries: integer('Recipients in the book.'),
    leftOut: integer('Members of the list that have no address and cannot be in the book.'),
    changed: boolean('Whether the content is another than before.'),
    generated: boolean('Whether it was generated; false only for a book that was left alone.'),
  },
  errors: [NoOfflineAddressBook, NoAddressList],
  changes: books,
  locks: ({ path }) => [entryLock(path)],

  async prepare({ input, use }) {
    const { guid: book } = await readBook(use(directory), input.path);
    return { book, version: randomUUID(), former: await readOffered(use(books), book) };
  },

  async apply({ input, use }, { book: guid, version, former }) {
    const present = former.version;
    if (input.ifDue && present && !former.due) {
      const { sequence, entries, leftOut } = present;
      return { offlineAddressBook: guid, sequence, entries, leftOut, changed: false, generated: false };
    }
    const book = await readBook(use(directory), input.path);
    const content = await readEntries(use(directory), book);
    const list = listOf(book, input.path);
    const digest = digestOf(list, content.records);
    const changed = present?.digest !== digest.toString('hex');
    const sequence = (present?.sequence ?? 0) + (changed ? 1 : 0);

    if (changed)
      await publish(use(books), { id: version, book: guid, list, former: present?.id, sequence, digest }, content);
    await forgetDue(use(books), guid, former.due);
    const { records, leftOut } = content;
    return { offlineAddressBook: guid, sequence, entries: records.length, leftOut, changed, generated: true };
  },

  async undo({ use }, { book, version, former }) {
    await withdraw(use(books), { book, version, former: former.version?.id });
    await restoreDue(use(books), book, former.due);
  },
});

async function readBook(handle: Directory, path: string): Promise<AddressBook> {
  const book = await findBook(handle, path);
  if (!book) throw NoOfflineAddressBook(path);
  return book;
}

/** The list under whose name clients see the book. */
function listOf({ lists }: AddressBook, path: string): ListIdentity {
  const [list] = lists;
  if (!list) throw NoAddressList(path);
  return { guid: list.guid, name: list.attributes['displayName']?.[0] ?? list.attributes['cn']?.[0] ?? '' };
}

/** Of all that is in the files but the number of the version. */
function digestOf(list: ListIdentity, records: readonly Buffer[]): Buffer {
  const hash = createHash('sha256').update(JSON.stringify(list));
  for (const { pieces } of templateFiles(list, 0)) for (const piece of pieces) hash.update(piece);
  for (const record of records) hash.update(record);
  return hash.digest();
}
