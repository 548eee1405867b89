import type { Books } from '@tenantry/engine';

import { type ConsumerAllocation, findConsumer } from './consumer-allocation.ts';
import { NoAllocation, ReleasedTooMuch } from './errors.ts';
import { holdMailbox, type MailboxAllocation } from './mailbox-allocation.ts';
import { holdRoom } from './room.ts';

/** A new size for the allocation of a mailbox. */
export interface Resize {
  /** LDAP path, for errors. */
  readonly path: string;
  readonly guid: string;
  /** The size that is wanted, of the one that is there. */
  readonly to: (kilobytes: number) => number;
  readonly grow: boolean;
}

/** Finds the allocation and holds the space that it needs more. */
export async function prepareResize(
  books: Books,
  { path, guid, to, grow }: Resize,
): Promise<MailboxAllocation & { readonly to: number }> {
  const present = await holdMailbox(books, guid);
  if (!present) throw NoAllocation(path);

  const wanted = to(present.kilobytes);
  const more = wanted - present.kilobytes;
  if (wanted < 0) throw ReleasedTooMuch(path, String(present.kilobytes), String(-more));
  if (more > 0) await holdRoom(books, { ...present, kilobytes: more, grow, arrives: false });
  return { ...present, to: wanted };
}

/** The same for a consumer mailbox; undefined when it is none. */
export async function prepareConsumerResize(
  books: Books,
  { path, guid, to }: Omit<Resize, 'grow'>,
): Promise<(ConsumerAllocation & { readonly to: number }) | undefined> {
  const present = await findConsumer(books, guid);
  if (!present) return undefined;

  const { storeId, kilobytes } = present;
  const wanted = to(kilobytes);
  const more = wanted - kilobytes;
  if (wanted < 0) throw ReleasedTooMuch(path, String(kilobytes), String(-more));
  if (more > 0) {
    await holdRoom(books, { storeId, organization: undefined, kilobytes: more, grow: false, arrives: false });
  }
  return { storeId, kilobytes, to: wanted };
}

/** The same change the other way round. */
export function reverse<T extends { readonly kilobytes: number; readonly to: number }>(change: T): T {
  return { ...change, kilobytes: change.to, to: change.kilobytes };
}
