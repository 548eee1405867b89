import { books, write } from '@tenantry/engine';
import { attribute, domainController, integer, optional, record, text, user } from '@tenantry/schema';

import { GrantTooSmall, NoAllocation, NoRankedResources } from './errors.ts';
import { mailboxLock } from './keys.ts';
import { resizeMailbox } from './mailbox-allocation.ts';
import { prepareResize, reverse } from './resize.ts';

export const SetMailboxAllocation_ = write({
  summary: 'Gives the allocation of a mailbox a new size.',
  remarks: 'As ReAllocateMailbox with an absolute size, so that nobody has to compute a difference (KB 952076).',
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
  errors: [GrantTooSmall, NoAllocation, NoRankedResources],
  changes: books,
  locks: ({ mailbox }) => [mailboxLock(mailbox)],

  async prepare({ input, use, place }) {
    const { guid } = await place('mailbox');
    const change = await prepareResize(use(books), {
      path: input.mailbox,
      guid,
      to: () => input.kilobytes,
      grow: input.mailStore?.autoAllocate !== undefined,
    });
    return { guid, change };
  },

  async apply({ use }, { guid, change }) {
    await resizeMailbox(use(books), guid, change);
    return { oldKilobytes: change.kilobytes };
  },

  async undo({ use }, { guid, change }) {
    await resizeMailbox(use(books), guid, reverse(change));
  },
});
