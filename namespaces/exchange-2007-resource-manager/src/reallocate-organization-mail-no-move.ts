import { books, write } from '@tenantry/engine';
import { attribute, domainController, list, oneOf, optional, organization, record } from '@tenantry/schema';

import {
  GrantExists,
  GrantInUse,
  GrantNotFound,
  NoRankedResources,
  NothingToChange,
  ReleasedTooMuch,
  SeveralStores,
  StoreNotRegistered,
  StoreUnavailable,
} from './errors.ts';
import { pending } from './pending.ts';
import { algorithm, flag, mailStoreName, megabytes, megabytesChange, serverName } from './store-fields.ts';

export const ReallocateOrganizationMailNoMove = write({
  summary: 'Changes the mail grant of an organization without moving mailboxes.',
  remarks: 'All or nothing. Space in use cannot be taken back.',
  source: 'exchange-2007-resource-manager.yaml (dd251782, dd278791, dd251825), known-faults.md B7, B9',
  access: 'public',
  role: 'OrgCreators',
  input: {
    organization: organization('Organization whose grant changes.'),
    mailStore: record('What changes.', {
      algorithm: optional(
        attribute(algorithm('How stores are chosen; as in AllocateOrganization. Used only without sourceMailStores.')),
      ),
      megabytes: optional(
        megabytesChange(
          'Change of the grant. Negative only while exactly one mail store is granted. Ignored with sourceMailStores.',
        ),
      ),
      shared: optional(flag('1: stores for several organizations. 0: stores for this one only.')),
      sourceMailStores: optional(
        list(
          'sourceMailStore',
          record('One store.', {
            op: optional(
              attribute(
                oneOf(
                  ['allocate', 'deallocate'],
                  'allocate: a first grant on this store. deallocate: the store is given back. Without it the grant changes.',
                ),
              ),
            ),
            serverName,
            mailStoreName,
            megabytes: optional(megabytesChange('Change on this store; ignored with deallocate.')),
          }),
          { sentence: 'Stores to change; the choice is not automatic then.' },
        ),
      ),
    }),
    preferredDomainController: domainController(),
  },
  output: {
    mailStore: record('What the organization has now.', {
      sourceMailStores: list(
        'sourceMailStore',
        record('One store.', { serverName, mailStoreName, megabytes: megabytes('Space granted on this store.') }),
      ),
    }),
  },
  errors: [
    GrantExists,
    GrantInUse,
    GrantNotFound,
    NoRankedResources,
    NothingToChange,
    ReleasedTooMuch,
    SeveralStores,
    StoreNotRegistered,
    StoreUnavailable,
  ],
  changes: books,
  prepare: pending,
  apply: pending,
  undo: pending,
});
