import { parseGuid } from '@tenantry/schema';

import type { Attributes, Directory, Entry, Place, PlacedEntry, Range } from './directory.ts';
import { BadCursor } from './errors.ts';

/** What pages are made of. */
export interface PagedSearch {
  /** Parts of the tree that do not overlap. */
  readonly places: readonly { readonly base: string; readonly scope: 'one' | 'subtree' }[];
  readonly filter: string;
  /** Default all. */
  readonly attributes?: readonly string[];
  /** What the filter cannot say. */
  readonly keeps?: (entry: Entry) => boolean;
}

export interface PageRequest {
  /** Most entries. */
  readonly size: number;
  /** `nextCursor` of the page before. */
  readonly cursor?: string | undefined;
  /** Attributes that decide the order, the first one that an entry has. Default its names. */
  readonly order?: readonly string[];
}

export interface Page {
  readonly entries: readonly Entry[];
  readonly nextCursor: string | undefined;
}

/** Attributes that an entry is shown by. */
export const namesOfEntries: readonly string[] = ['displayName', 'cn', 'ou'];

/**
 * One page of entries by name. A cursor names the last entry of the page before, so what is added or deleted meanwhile moves no other entry
 * to another page. A directory that can sort reads what the page holds; of another one all entries are read, but only a page is held.
 * @throws DIRECTORY_BAD_CURSOR
 */
export async function pageOf(
  directory: Directory,
  search: PagedSearch,
  { size, cursor, order = namesOfEntries }: PageRequest,
): Promise<Page> {
  const range: Range = { order, after: cursor === undefined ? undefined : readCursor(cursor), expected: size + 1 };
  const { places, keeps = () => true, ...wanted } = search;
  let first: PlacedEntry[] = [];
  for (const place of places) {
    let taken = 0;
    const { found, isInOrder } = entriesOf(directory, { ...wanted, ...place }, range);
    for await (const placed of found) {
      if (!keeps(placed.entry)) continue;
      first.push(placed);
      if (first.length > 2 * size + 1) first = sorted(first).slice(0, size + 1);
      if (isInOrder && ++taken > size) break;
    }
  }
  const page = sorted(first);
  const last = page.length > size ? page[size - 1] : undefined;
  return { entries: page.slice(0, size).map(({ entry }) => entry), nextCursor: last && cursorOf(last.place) };
}

function entriesOf(
  directory: Directory,
  { attributes, ...wanted }: Omit<PagedSearch, 'places' | 'keeps'> & PagedSearch['places'][number],
  range: Range,
): { readonly found: AsyncIterable<PlacedEntry>; readonly isInOrder: boolean } {
  const inOrder = directory.searchInOrder({ ...wanted, ...range, ...(attributes ? { attributes } : {}) });
  if (inOrder) return { found: inOrder, isInOrder: true };
  const needed = attributes && [...new Set([...attributes, ...range.order])];
  const all = directory.search({ ...wanted, ...(needed ? { attributes: needed } : {}) });
  return { found: placed(all, range), isInOrder: false };
}

async function* placed(entries: AsyncIterable<Entry>, { order, after }: Range): AsyncIterable<PlacedEntry> {
  for await (const entry of entries) {
    const place = placeOf(entry, order);
    if (after === undefined || isBefore(after, place)) yield { place, entry };
  }
}

function sorted(entries: readonly PlacedEntry[]): PlacedEntry[] {
  return [...entries].sort((one, other) => (isBefore(one.place, other.place) ? -1 : 1));
}

function isBefore(one: Place, other: Place): boolean {
  return one.name === other.name ? one.guid < other.guid : one.name < other.name;
}

/** Letters with marks come after those without. */
function placeOf({ guid, attributes }: Entry, order: readonly string[]): Place {
  return { name: nameOf(attributes, order).normalize('NFKD').toLowerCase(), guid };
}

function nameOf(attributes: Attributes, order: readonly string[]): string {
  return order.map((name) => attributes[name]?.[0]).find((value) => value !== undefined) ?? '';
}

function cursorOf({ name, guid }: Place): string {
  return Buffer.from(`${name}\n${guid}`).toString('base64url');
}

function readCursor(cursor: string): Place {
  const text = Buffer.from(cursor, 'base64url').toString();
  const end = text.lastIndexOf('\n');
  const guid = parseGuid(text.slice(end + 1));
  if (end < 0 || guid === undefined || text.includes('\0')) throw BadCursor(cursor);
  return { name: text.slice(0, end), guid };
}
