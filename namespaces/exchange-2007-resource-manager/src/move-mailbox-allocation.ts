import { books, write } from '@tenantry/engine';
import { attribute, domainController, integer, optional, record, user } from '@tenantry/schema';

import { GrantTooSmall, NoAllocation, NoRankedResources, StoreNotRegistered, StoreUnavailable } from './errors.ts';
import { pending } from './pending.ts';
import { algorithm, chosenStore, mailStoreName, serverName } from './store-fields.ts';

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
  errors: [GrantTooSmall, NoAllocation, NoRankedResources, StoreNotRegistered, StoreUnavailable],
  changes: books,
  prepare: pending,
  apply: pending,
  undo: pending,
});
