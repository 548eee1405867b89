import { type Directory, type Entry, escapeFilter } from '@tenantry/directory';
import type { Books } from '@tenantry/engine';

import { readContainer } from '../exchange-organization.ts';
import { findOwner } from './address-book.ts';

/** A book, and the organization that it belongs to. */
export interface OwnedBook {
  readonly book: string;
  readonly organization: string;
}

/** Entries that are looked for in the books at once. */
const atOnce = 1000;

const selectByMembers = `
  select b.guid::text as guid
  from offline_address_books.book b
  join offline_address_books.version v on v.id = b.version
  where v.replaced_at is null
    and v.members && $1::uuid[]`;

/**
 * The books for which changes of entries matter: those that an entry is in, those that it ought to be in now, and
 * those that are made of a list, or are a book, that was itself changed. So an entry that left a list, or is gone, is
 * noticed as well as one that came.
 */
export async function staleBooks(directory: Directory, books: Books, guids: readonly string[]): Promise<OwnedBook[]> {
  const found = new Set<string>();
  for (let at = 0; at < guids.length; at += atOnce) {
    const rows = await books.query<{ guid: string }>(selectByMembers, [guids.slice(at, at + atOnce)]);
    for (const { guid } of rows) found.add(guid);
  }

  const lists = new Set<string>();
  for (const guid of guids) {
    const entry = await directory.find(`LDAP://<GUID=${guid}>`, ['objectClass', 'showInAddressBook']);
    if (!entry) continue;
    if (hasClass(entry, 'msExchOAB')) found.add(guid);
    if (hasClass(entry, 'addressBookContainer')) lists.add(entry.dn);
    for (const list of entry.attributes['showInAddressBook'] ?? []) lists.add(list);
  }
  for (const list of lists) {
    for await (const { guid } of booksBy(directory, `(offLineABContainers=${escapeFilter(list)})`)) found.add(guid);
  }
  return withOwners(directory, found);
}

/** Every book that an organization points to. */
export async function allBooks(directory: Directory): Promise<OwnedBook[]> {
  const found = new Set<string>();
  for await (const { guid } of booksBy(directory, '(offLineABContainers=*)')) found.add(guid);
  return withOwners(directory, found);
}

async function* booksBy(directory: Directory, condition: string): AsyncIterable<Entry> {
  const base = await readContainer(directory, 'offlineAddressLists');
  const filter = `(&(objectClass=msExchOAB)${condition})`;
  yield* directory.search({ base, scope: 'one', filter, attributes: ['cn'] });
}

async function withOwners(directory: Directory, guids: Iterable<string>): Promise<OwnedBook[]> {
  const owned: OwnedBook[] = [];
  for (const book of [...guids].sort()) {
    const entry = await directory.find(`LDAP://<GUID=${book}>`, ['cn']);
    const owner = entry && (await findOwner(directory, entry.dn));
    if (owner) owned.push({ book, organization: owner.guid });
  }
  return owned;
}

function hasClass({ attributes }: Entry, name: string): boolean {
  return attributes['objectClass']?.some((value) => value.toLowerCase() === name.toLowerCase()) ?? false;
}
