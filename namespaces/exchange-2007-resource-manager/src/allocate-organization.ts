import { books, write } from '@tenantry/engine';
import { attribute, domainController, list, optional, organization, record, text } from '@tenantry/schema';

import { NoRankedResources, NothingToChange, StoreNotRegistered, StoreUnavailable } from './errors.ts';
import { pending } from './pending.ts';
import { algorithm, flag, mailStoreName, megabytes, serverName } from './store-fields.ts';

export const AllocateOrganization = write({
  summary: 'Grants an organization space on mail stores and on a public folder store.',
  remarks:
    'All or nothing. Without sourceMailStores one store is chosen, or as few as possible when none has enough room. Space that is granted already stays: this adds to it.',
  source: 'exchange-2007-resource-manager.yaml (dd278564), known-faults.md B6, B7, B10',
  access: 'public',
  role: 'OrgCreators',
  input: {
    organization: organization('Organization that gets the space.'),
    publicStore: optional(
      record('Space for public folders.', {
        megabytes: optional(megabytes('Space to grant.')),
        sourcePublicStoreServer: optional(text('Server whose public folder store gives the space.', { maxLength: 64 })),
      }),
    ),
    mailStore: optional(
      record('Space for mailboxes.', {
        algorithm: optional(
          attribute(
            algorithm(
              'tightPack (default): the store with the least space that is enough. level: the one with the most. minStoreCount: a store that the organization has already, else the one with the most.',
            ),
          ),
        ),
        megabytes: optional(megabytes('Space to grant. Ignored with sourceMailStores.')),
        shared: optional(
          flag(
            '1: stores for several organizations. 0: stores for this one only. Without it the former, and the latter when they have no room.',
          ),
        ),
        sourceMailStores: optional(
          list(
            'sourceMailStore',
            record('One store.', { serverName, mailStoreName, megabytes: megabytes('Space to take from this store.') }),
            { sentence: 'Stores to use; the choice is not automatic then.' },
          ),
        ),
      }),
    ),
    preferredDomainController: domainController(),
  },
  output: {
    mailStore: optional(
      record('What was granted on mail stores.', {
        sourceMailStores: list(
          'sourceMailStore',
          record('One store.', { serverName, mailStoreName, megabytes: megabytes('Space granted on this store.') }),
        ),
      }),
    ),
  },
  errors: [NoRankedResources, NothingToChange, StoreNotRegistered, StoreUnavailable],
  changes: books,
  prepare: pending,
  apply: pending,
  undo: pending,
});
