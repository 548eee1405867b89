import { books, write } from '@tenantry/engine';
import { domainController, integer, optional, record, text, user, userPrincipalName } from '@tenantry/schema';

import {
  AllocationExists,
  NoRankedResources,
  StoreNameIncomplete,
  StoreNotRegistered,
  StoreUnavailable,
} from './errors.ts';
import { pending } from './pending.ts';
import { chosenStore, mailStoreName, serverName } from './store-fields.ts';

export const AllocateConsumerUserMailbox = write({
  summary: 'Allocates space for a consumer mailbox on a consumer store.',
  remarks:
    'The size is subtracted from the store. Without a store the one with the least space that is enough is chosen.',
  source: 'exchange-2007-resource-manager.yaml (dd279135)',
  access: 'public',
  role: 'UserCreators',
  input: {
    userPrincipalName: userPrincipalName('User principal name of the user.'),
    mailbox: user('User who gets the mailbox.'),
    kilobytes: integer('Size.', { minimum: 0 }),
    preferredDomainController: domainController(),
    mailStoreServer: optional(text('Deprecated: server to use. Not together with mailStore.', { maxLength: 64 })),
    mailStore: optional(
      record('Store to use, registered as a consumer store.', {
        serverName: optional(serverName),
        mailStoreName: optional(mailStoreName),
      }),
    ),
  },
  output: { mailStore: chosenStore },
  errors: [AllocationExists, NoRankedResources, StoreNameIncomplete, StoreNotRegistered, StoreUnavailable],
  changes: books,
  prepare: pending,
  apply: pending,
  undo: pending,
});
