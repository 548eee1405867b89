import { books, write } from '@tenantry/engine';
import { attribute, domainController, integer, optional, record, text, user } from '@tenantry/schema';

import { GrantTooSmall, NoAllocation, NoRankedResources, ReleasedTooMuch } from './errors.ts';
import { pending } from './pending.ts';

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
  errors: [GrantTooSmall, NoAllocation, NoRankedResources, ReleasedTooMuch],
  changes: books,
  prepare: pending,
  apply: pending,
  undo: pending,
});
