import { type Books, books, write } from '@tenantry/engine';
import { attribute, domainController, integer, optional, record, text, user } from '@tenantry/schema';

import { type ConsumerAllocation, resizeConsumer } from './consumer-allocation.ts';
import { GrantTooSmall, NoAllocation, NoRankedResources, SpaceLimitReached } from './errors.ts';
import { mailboxLock } from './keys.ts';
import { resizeMailbox } from './mailbox-allocation.ts';
import { prepareConsumerResize, prepareResize, reverse } from './resize.ts';

export const SetMailboxAllocation_ = write({
  summary: 'Gives the allocation of a mailbox a new size.',
  remarks:
    'As ReAllocateMailbox and ReAllocateConsumerMailbox with an absolute size, so that nobody has to compute a difference (KB 952076).',
  source: 'known-faults.md B2',
  input: {
    mailbox: user('User who has the mailbox.'),
    kilobytes: integer('New size.', { minimum: 0 }),
    mailStore: optional(
      record('How the grant may change.', {
        autoAllocate: optional(
          attribute(
            text('Its presence, whatever the value, lets the grant of the organization grow.', { maxLength: 64 }),
          ),
        ),
      }),
    ),
    preferredDomainController: domainController(),
  },
  output: { oldKilobytes: integer('Size before.') },
  errors: [GrantTooSmall, NoAllocation, NoRankedResources, SpaceLimitReached],
  changes: books,
  locks: ({ mailbox }) => [mailboxLock(mailbox)],

  async prepare({ input, use, place }) {
    const { guid } = await place('mailbox');
    const wanted = { path: input.mailbox, guid, to: () => input.kilobytes };
    const consumer = await prepareConsumerResize(use(books), wanted);
    if (consumer) return { guid, change: consumer, isConsumer: true };
    const grow = input.mailStore?.autoAllocate !== undefined;
    return { guid, change: await prepareResize(use(books), { ...wanted, grow }), isConsumer: false };
  },

  async apply({ use }, { guid, change, isConsumer }) {
    await resize(use(books), guid, { change, isConsumer });
    return { oldKilobytes: change.kilobytes };
  },

  async undo({ use }, { guid, change, isConsumer }) {
    await resize(use(books), guid, { change: reverse(change), isConsumer });
  },
});

type Change = ConsumerAllocation & { readonly organization?: string; readonly to: number };

async function resize(
  within: Books,
  mailbox: string,
  { change, isConsumer }: { readonly change: Change; readonly isConsumer: boolean },
): Promise<void> {
  const { organization } = change;
  if (isConsumer || organization === undefined) await resizeConsumer(within, mailbox, change);
  else await resizeMailbox(within, mailbox, { ...change, organization });
}
