import { type Directory, escapeFilter } from '@tenantry/directory';

import { isHidden } from '../mailbox-entry.ts';
import type { AddressBook } from './address-book.ts';
import { detailsAttributes, displayName } from './details-properties.ts';
import { encodeEntry } from './entry-record.ts';

/** What a book is to hold. */
export interface BookContent {
  /** In the order of names, so that the same entries make the same file. */
  readonly records: readonly Buffer[];
  /** GUIDs of the entries of the records, sorted. */
  readonly members: readonly string[];
  /** Recipients without an address. */
  readonly leftOut: number;
}

/** Reads the recipients of a book as a stream; what is held of each is its record. */
export async function readEntries(directory: Directory, { lists }: AddressBook): Promise<BookContent> {
  const found: { readonly order: string; readonly record: Buffer; readonly guid: string }[] = [];
  const keep = createShelf();
  let leftOut = 0;
  if (lists.length > 0) {
    const { domain: base } = await directory.contexts();
    const filter = `(|${lists.map(({ dn }) => `(showInAddressBook=${escapeFilter(dn)})`).join('')})`;
    const attributes = [...detailsAttributes, 'msExchHideFromAddressLists'];
    for await (const entry of directory.search({ base, filter, attributes })) {
      if (isHidden(entry.attributes)) continue;
      const record = encodeEntry(entry);
      if (record)
        found.push({ order: orderOf(displayName(entry), entry.guid), record: keep(record), guid: entry.guid });
      else leftOut++;
    }
  }
  found.sort((one, other) => (one.order < other.order ? -1 : 1));
  return { records: found.map(({ record }) => record), members: found.map(({ guid }) => guid).sort(), leftOut };
}

const shelfBytes = 0x10_0000;

/** Puts records side by side: each for itself would hold on to the memory in which its parts were made. */
function createShelf(): (record: Buffer) => Buffer {
  let shelf = Buffer.alloc(0);
  let used = 0;
  return (record) => {
    if (used + record.length > shelf.length) {
      shelf = Buffer.allocUnsafeSlow(Math.max(shelfBytes, record.length));
      used = 0;
    }
    const kept = shelf.subarray(used, used + record.length);
    kept.set(record);
    used += record.length;
    return kept;
  };
}

/** Two of one name stand in the order of their GUIDs. */
function orderOf(name: string | undefined, guid: string): string {
  return `${(name ?? '').toLowerCase()}\0${guid}`;
}
