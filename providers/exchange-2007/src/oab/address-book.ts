import type { Directory, Entry } from '@tenantry/directory';
import { escapeFilter } from '@tenantry/directory';

import { pointers, pointerTo, targetOf } from '../pointers.ts';

/** An offline address book, and the lists that it is made of. */
export interface AddressBook {
  /** objectGUID; in the address under which clients download it. */
  readonly guid: string;
  readonly dn: string;
  readonly lists: readonly Entry[];
}

/** The book that an organization points to. */
export async function findBook(directory: Directory, organization: string): Promise<AddressBook | undefined> {
  const { attributes } = await directory.read(organization, ['otherWellKnownObjects']);
  const dn = targetOf(attributes['otherWellKnownObjects'], pointers.offlineAddressBook);
  const book = dn === undefined ? undefined : await directory.find(dn, ['offLineABContainers']);
  if (!book) return undefined;
  const lists: Entry[] = [];
  for (const list of book.attributes['offLineABContainers'] ?? []) {
    const entry = await directory.find(list, ['displayName', 'cn']);
    if (entry) lists.push(entry);
  }
  return { guid: book.guid, dn: book.dn, lists };
}

/** The organization that points to a book. A book that nothing points to belongs to nobody. */
export async function findOwner(directory: Directory, bookDn: string): Promise<Entry | undefined> {
  const { domain } = await directory.contexts();
  const pointer = pointerTo(pointers.offlineAddressBook, bookDn);
  const filter = `(&(objectClass=organizationalUnit)(otherWellKnownObjects=${escapeFilter(pointer)}))`;
  for await (const entry of directory.search({ base: domain, filter, attributes: [] })) return entry;
  return undefined;
}
