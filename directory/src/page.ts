import type { Attributes, Entry } from './directory.ts';

export interface PageRequest {
  /** Most entries. */
  readonly size: number;
  /** `nextCursor` of the page before. */
  readonly cursor?: string | undefined;
  /** Attributes that decide the order, the first one that an entry has; they have to be read. Default its names. */
  readonly order?: readonly string[];
}

export interface Page {
  readonly entries: readonly Entry[];
  readonly nextCursor: string | undefined;
}

/** Attributes that an entry is shown by. */
const names: readonly string[] = ['displayName', 'cn', 'ou'];

/**
 * One page of entries by name, whatever order they come in: a directory need not be able to sort. All are read, but only a page is held.
 * A cursor names the last entry of the page before, so what is added or deleted meanwhile moves no other entry to another page.
 */
export async function pageOf(found: AsyncIterable<Entry>, { size, cursor, order = names }: PageRequest): Promise<Page> {
  const after = cursor === undefined ? undefined : Buffer.from(cursor, 'base64url').toString();
  let first: Placed[] = [];
  for await (const entry of found) {
    const place = placeOf(entry, order);
    if (after !== undefined && place <= after) continue;
    first.push({ place, entry });
    if (first.length > 2 * size + 1) first = sorted(first).slice(0, size + 1);
  }
  const page = sorted(first);
  const last = page.length > size ? page[size - 1] : undefined;
  return {
    entries: page.slice(0, size).map(({ entry }) => entry),
    nextCursor: last && Buffer.from(last.place).toString('base64url'),
  };
}

interface Placed {
  readonly place: string;
  readonly entry: Entry;
}

function sorted(entries: Placed[]): Placed[] {
  return entries.sort((one, other) => (one.place < other.place ? -1 : 1));
}

/** Letters with marks come after those without; the GUID tells equal names apart. */
function placeOf({ guid, attributes }: Entry, order: readonly string[]): string {
  return `${nameOf(attributes, order).normalize('NFKD').toLowerCase()}\n${guid}`;
}

function nameOf(attributes: Attributes, order: readonly string[]): string {
  return order.map((name) => attributes[name]?.[0]).find((value) => value !== undefined) ?? '';
}
