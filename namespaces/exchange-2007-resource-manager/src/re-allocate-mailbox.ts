import { books, write } from '@tenantry/engine';
import { attribute, domainController, integer, optional, record, text, user } from '@tenantry/schema';

import { GrantTooSmall, NoAllocation, NoRankedResources, ReleasedTooMuch, SpaceLimitReached } from './errors.ts';
import { mailboxLock } from './keys.ts';
import { resizeMailbox } from './mailbox-allocation.ts';
import { prepareResize, reverse } from './resize.ts';

export const ReAllocateMailbox = write({
  summary: 'Changes the allocation of a mailbox.',
  remarks: 'The mailbox stays on its store.',
  source: 'exchange-2007-resource-manager.yaml (dd278753), known-faults.md B1',
  access: 'public',
  role: 'UserCreators',
  input: {
    mailbox: user('User who has the mailbox.'),
    kilobytes: integer('Change of the size; negative makes the allocation smaller.'),
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
  output: { kilobytes: integer('Size now.') },
  errors: [GrantTooSmall, NoAllocation, NoRankedResources, ReleasedTooMuch, SpaceLimitReached],
  changes: books,
  locks: ({ mailbox }) => [mailboxLock(mailbox)],

  async prepare({ input, use, place }) {
    const { guid } = await place('mailbox');
    const change = await prepareResize(use(books), {
      path: input.mailbox,
      guid,
      to: (kilobytes) => kilobytes + input.kilobytes,
      grow: input.mailStore?.autoAllocate !== undefined,
    });
    return { guid, change };
  },

  async apply({ use }, { guid, change }) {
    await resizeMailbox(use(books), guid, change);
    return { kilobytes: change.to };
  },

  async undo({ use }, { guid, change }) {
    await resizeMailbox(use(books), guid, reverse(change));
  },
});
