import { type Books, books, write } from '@tenantry/engine';
import { boolean, guid, integer, optional, record, text } from '@tenantry/schema';

import { addConsumer, findConsumer, removeConsumer } from './consumer-allocation.ts';
import { StoreNotRegistered, StoreUnavailable } from './errors.ts';
import { canonicalGuid } from './guids.ts';
import { mailboxLock } from './keys.ts';
import { addMailbox, holdMailbox, removeMailbox } from './mailbox-allocation.ts';
import { mailStoreName, serverName } from './store-fields.ts';
import { readNamedStore, requireKind } from './stores.ts';

/** What a mailbox has in the books. */
const allocation = {
  orgGUID: optional(guid('Organization out of whose grant it is; none for a consumer mailbox.')),
  serverName,
  mailStoreName,
  kilobytes: integer('Size.', { minimum: 0 }),
};

export const CorrectMailboxAllocation_ = write({
  summary: 'Makes what the books say of a mailbox what the directory says.',
  remarks:
    'Nothing is refused for want of space: the mailbox is there. Nothing happens when the books no longer say what is given as booked, because somebody has changed it meanwhile.',
  source: 'known-faults.md B2, B14',
  input: {
    GUID: guid('User who has or had the mailbox.'),
    path: optional(text('LDAP path of the user, while there is one.')),
    booked: optional(record('What the books say now; absent: nothing.', allocation)),
    counted: optional(record('What they are to say; absent: nothing.', allocation)),
  },
  output: { corrected: boolean('False when somebody else has changed it meanwhile.') },
  errors: [StoreNotRegistered, StoreUnavailable],
  changes: books,
  locks: ({ GUID, path }) => [GUID, path].filter((name) => name !== undefined).map(mailboxLock),

  async prepare({ input, use }) {
    const mailbox = canonicalGuid(input.GUID);
    const present = await findEntry(use(books), mailbox);
    const booked = input.booked && (await entryOf(use(books), input.booked));
    const isAsBooked = JSON.stringify(present ?? null) === JSON.stringify(booked ?? null);
    if (!isAsBooked) return { mailbox, corrected: false, before: null, after: null };
    const counted = input.counted && (await entryOf(use(books), input.counted));
    return { mailbox, corrected: true, before: present ?? null, after: counted ?? null };
  },

  async apply({ use }, { mailbox, corrected, before, after }) {
    await replace(use(books), mailbox, { before, after });
    return { corrected };
  },

  async undo({ use }, { mailbox, before, after }) {
    await replace(use(books), mailbox, { before: after, after: before });
  },
});

interface Entry {
  /** Null for a consumer mailbox. */
  readonly organization: string | null;
  readonly storeId: string;
  readonly kilobytes: number;
}

async function findEntry(from: Books, mailbox: string): Promise<Entry | undefined> {
  const business = await holdMailbox(from, mailbox);
  if (business) return entry(business.organization, business);
  const consumer = await findConsumer(from, mailbox);
  return consumer && entry(null, consumer);
}

async function entryOf(
  from: Books,
  wanted: { orgGUID?: string; serverName: string; mailStoreName: string; kilobytes: number },
): Promise<Entry> {
  const { orgGUID, serverName: server, mailStoreName: name, kilobytes } = wanted;
  const store = await readNamedStore(from, { kinds: ['mail', 'consumer'], server, name });
  requireKind(store, orgGUID === undefined ? 'consumer' : 'mail');
  return entry(orgGUID === undefined ? null : canonicalGuid(orgGUID), { storeId: store.storeId, kilobytes });
}

/** Always with the properties in the same order, so that two can be compared as text. */
function entry(organization: string | null, { storeId, kilobytes }: Omit<Entry, 'organization'>): Entry {
  return { organization, storeId, kilobytes };
}

async function replace(
  within: Books,
  mailbox: string,
  { before, after }: { readonly before: Entry | null; readonly after: Entry | null },
): Promise<void> {
  if (before && before.organization !== null) {
    await removeMailbox(within, mailbox, { organization: before.organization, storeId: before.storeId });
  } else if (before) {
    await removeConsumer(within, mailbox, before.storeId);
  }
  if (after && after.organization !== null) {
    await addMailbox(within, mailbox, { ...after, organization: after.organization });
  } else if (after) {
    await addConsumer(within, mailbox, after);
  }
}
