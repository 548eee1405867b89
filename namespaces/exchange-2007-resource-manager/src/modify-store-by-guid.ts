import { books, write } from '@tenantry/engine';
import { domainController, guid, optional } from '@tenantry/schema';

import { GuidTaken, InstanceNotFound, NothingToChange, StoreExists } from './errors.ts';
import { pending } from './pending.ts';
import { mailStoreName, serverName } from './store-fields.ts';

export const ModifyStoreByGUID = write({
  summary: 'Corrects the registration of a store: its GUID, its name or its server.',
  remarks: 'For stores that got a new directory object, e.g. after a recovery. Does nothing to the directory.',
  source: 'exchange-2007-resource-manager.yaml (dd278833)',
  access: 'public',
  role: 'DomainAdmin',
  input: {
    GUID: guid('GUID under which the store is registered now.'),
    newGUID: optional(guid('New directory object GUID of the store.')),
    mailStoreName: optional(mailStoreName),
    serverName: optional(serverName),
    preferredDomainController: domainController(),
  },
  output: {
    GUID: guid('GUID under which the store was registered.'),
    newGUID: optional(guid('New GUID.')),
    mailStoreName: optional(mailStoreName),
    serverName: optional(serverName),
  },
  errors: [GuidTaken, InstanceNotFound, NothingToChange, StoreExists],
  changes: books,
  prepare: pending,
  apply: pending,
  undo: pending,
});
