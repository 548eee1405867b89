import { books, write } from '@tenantry/engine';
import { attribute, domainController, integer, optional, organization, record, user } from '@tenantry/schema';

import {
  AllocationExists,
  GrantTooSmall,
  NoRankedResources,
  StoreNameIncomplete,
  StoreNotRegistered,
  StoreUnavailable,
} from './errors.ts';
import { pending } from './pending.ts';
import { algorithm, chosenStore, flag, mailStoreName, serverName } from './store-fields.ts';

export const AllocateMailbox = write({
  summary: 'Allocates space for a mailbox out of the grant of its organization and chooses the store.',
  remarks:
    'Space that the organization has is used first. With autoAllocate its grant grows when no store has enough left; what has grown is given back when the mailbox goes.',
  source: 'exchange-2007-resource-manager.yaml (dd251668), known-faults.md B4, B5, B8, B11',
  access: 'public',
  role: 'UserCreators',
  input: {
    organization: organization('Organization that owns the mailbox.'),
    mailbox: user('User who gets the mailbox.', { within: 'organization' }),
    kilobytes: integer('Size to allocate.', { minimum: 0 }),
    preferredDomainController: domainController(),
    mailStore: optional(
      record('Which store.', {
        autoAllocate: optional(
          attribute(
            algorithm(
              'Lets the grant grow, and says on which store: level: the one with the most space. tightPack: with the least that is enough. minStoreCount: one that the organization has, else the one with the most space.',
            ),
          ),
        ),
        algorithm: optional(
          attribute(
            algorithm(
              'Which store of the organization takes the mailbox: tightPack (default): with the least space that is enough. level: with the most. minStoreCount: one with mailboxes already.',
            ),
          ),
        ),
        serverName: optional(serverName),
        mailStoreName: optional(mailStoreName),
        shared: optional(
          flag('Regarded when the grant grows. 1: stores for several organizations. 0: stores for this one only.'),
        ),
      }),
    ),
  },
  output: { mailStore: chosenStore },
  errors: [
    AllocationExists,
    GrantTooSmall,
    NoRankedResources,
    StoreNameIncomplete,
    StoreNotRegistered,
    StoreUnavailable,
  ],
  changes: books,
  prepare: pending,
  apply: pending,
  undo: pending,
});
