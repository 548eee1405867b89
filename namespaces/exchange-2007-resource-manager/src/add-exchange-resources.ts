import { composite } from '@tenantry/engine';
import { defaulted, domainController, list, optional, record } from '@tenantry/schema';

import { NothingToChange, ServerExists, StoreExists, StoreNotInDirectory } from './errors.ts';
import { pending } from './pending.ts';
import { flag, mailStoreName, megabytes, publicStoreName, serverName } from './store-fields.ts';

export const AddExchangeResources = composite({
  summary: 'Registers public folder stores, mail stores, consumer mail stores and front-end servers.',
  remarks: 'Stores must exist in the directory. The sizes are believed without a look at the disk.',
  source: 'exchange-2007-resource-manager.yaml (dd251706, dd252434)',
  access: 'public',
  role: 'DomainAdmin',
  input: {
    preferredDomainController: domainController(),
    publicStores: optional(
      list(
        'publicStore',
        record('One public folder store.', {
          serverName,
          megabytes: megabytes('Size of the disk space.'),
          publicStoreName: optional(publicStoreName),
        }),
      ),
    ),
    mailStores: optional(
      list(
        'mailStore',
        record('One mail store.', {
          serverName,
          mailStoreName,
          megabytes: megabytes('Size of the disk space.'),
          shared: defaulted(flag('1: several organizations may use the store. 0: one only. Default 1.'), 1),
        }),
      ),
    ),
    consumerMailStores: optional(
      list(
        'mailStore',
        record('One store for consumer mailboxes.', {
          serverName,
          mailStoreName,
          megabytes: megabytes('Size of the disk space.'),
        }),
      ),
    ),
    frontEndServers: optional(list('frontEndServer', record('One front-end server.', { serverName }))),
  },
  errors: [NothingToChange, ServerExists, StoreExists, StoreNotInDirectory],
  run: pending,
});
