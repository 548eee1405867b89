import { books, write } from '@tenantry/engine';
import { domainController, list, optional, record } from '@tenantry/schema';

import { NothingToChange, ServerNotRegistered, StoreInUse, StoreNotRegistered } from './errors.ts';
import { pending } from './pending.ts';
import { mailStoreName, publicStoreName, serverName } from './store-fields.ts';

export const RemoveExchangeResources = write({
  summary: 'Takes stores and front-end servers out of the pool.',
  remarks:
    'Nothing may be granted or allocated on the stores any more. Without a store name the only store of the server.',
  source: 'exchange-2007-resource-manager.yaml (dd279046)',
  access: 'public',
  role: 'DomainAdmin',
  input: {
    preferredDomainController: domainController(),
    publicStores: optional(
      list(
        'publicStore',
        record('One public folder store.', { serverName, publicStoreName: optional(publicStoreName) }),
      ),
    ),
    mailStores: optional(
      list('mailStore', record('One mail store.', { serverName, mailStoreName: optional(mailStoreName) })),
    ),
    consumerMailStores: optional(
      list(
        'mailStore',
        record('One store for consumer mailboxes.', { serverName, mailStoreName: optional(mailStoreName) }),
      ),
    ),
    frontEndServers: optional(list('frontEndServer', record('One front-end server.', { serverName }))),
  },
  errors: [NothingToChange, ServerNotRegistered, StoreInUse, StoreNotRegistered],
  changes: books,
  prepare: pending,
  apply: pending,
  undo: pending,
});
