import { type Books, books, write } from '@tenantry/engine';
import { attribute, domainController, integer, optional, record, user } from '@tenantry/schema';

import { findConsumer, moveConsumer } from './consumer-allocation.ts';
import {
  GrantTooSmall,
  NoAllocation,
  NoRankedResources,
  SpaceLimitReached,
  StoreNotRegistered,
  StoreUnavailable,
} from './errors.ts';
import { mailboxLock } from './keys.ts';
import { holdMailbox, moveMailbox } from './mailbox-allocation.ts';
import { holdRoom } from './room.ts';
import { algorithm, chosenStore, mailStoreName, serverName } from './store-fields.ts';
import { describeStore, holdStores, readNamedStore, requireKind, requireOpen } from './stores.ts';

export const MoveMailboxAllocation_ = write({
  summary: 'Moves the allocation of a mailbox to another store.',
  remarks:
    'A consumer mailbox moves to another consumer store. Space that had grown for the mailbox on the old store is given back.',
  source: 'known-faults.md B13, B16',
  input: {
    mailbox: user('User who has the mailbox.'),
    mailStore: record('Where to.', {
      autoAllocate: optional(attribute(algorithm('Lets the grant of the organization grow on that store.'))),
      serverName,
      mailStoreName,
    }),
    preferredDomainController: domainController(),
  },
  output: { mailStore: chosenStore, kilobytes: integer('Size of the allocation.') },
  errors: [GrantTooSmall, NoAllocation, NoRankedResources, SpaceLimitReached, StoreNotRegistered, StoreUnavailable],
  changes: books,
  locks: ({ mailbox }) => [mailboxLock(mailbox)],

  async prepare({ input, use, place }) {
    const { guid } = await place('mailbox');
    const { serverName: server, mailStoreName: name, autoAllocate } = input.mailStore;
    const present = await findAllocation(use(books), guid);
    if (!present) throw NoAllocation(input.mailbox);

    const { organization, storeId, kilobytes } = present;
    const to = await readNamedStore(use(books), { kinds: ['mail', 'consumer'], server, name });
    requireKind(to, organization === undefined ? 'consumer' : 'mail');
    if (to.storeId !== storeId) {
      requireOpen(to, organization);
      await holdStores(use(books), [storeId, to.storeId]);
      const grow = autoAllocate !== undefined;
      await holdRoom(use(books), { storeId: to.storeId, organization, kilobytes, grow, arrives: true });
    }
    return { guid, storeId, to, kilobytes, ...(organization === undefined ? {} : { organization }) };
  },

  async apply({ use }, { guid, storeId, to, kilobytes, organization }) {
    if (to.storeId !== storeId) await move(use(books), guid, { organization, storeId, to: to.storeId });
    return { mailStore: describeStore(to), kilobytes };
  },

  async undo({ use }, { guid, storeId, to, organization }) {
    if (to.storeId !== storeId) await move(use(books), guid, { organization, storeId: to.storeId, to: storeId });
  },
});

async function findAllocation(from: Books, mailbox: string) {
  const business = await holdMailbox(from, mailbox);
  if (business) return business;
  const consumer = await findConsumer(from, mailbox);
  return consumer && { ...consumer, organization: undefined };
}

async function move(
  within: Books,
  mailbox: string,
  change: { readonly organization?: string | undefined; readonly storeId: string; readonly to: string },
): Promise<void> {
  const { organization, storeId, to } = change;
  if (organization === undefined) await moveConsumer(within, mailbox, { storeId, to });
  else await moveMailbox(within, mailbox, { organization, storeId, to });
}
