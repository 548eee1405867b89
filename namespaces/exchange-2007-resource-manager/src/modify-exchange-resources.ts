import { books, write } from '@tenantry/engine';
import { attribute, domainController, list, optional, record, textOrList } from '@tenantry/schema';

import { NothingToChange, ServerNotRegistered, StoreNotRegistered, StoreTooSmall } from './errors.ts';
import { pending } from './pending.ts';
import { flag, mailStoreName, megabytesChange, publicStoreName, serverName } from './store-fields.ts';

const change = {
  provisionable: optional(attribute(flag('0: nothing new is put on the store. 1: it is used again.'))),
  serverName,
  megabytes: optional(megabytesChange('Change of the size; negative makes the store smaller.')),
};

export const ModifyExchangeResources = write({
  summary: 'Changes the registered size of stores and whether they can be provisioned.',
  remarks:
    'What is on a store that is not provisionable stays and can still change. serverName with the attribute provisionable sets all stores of the named servers.',
  source: 'exchange-2007-resource-manager.yaml (dd279110, dd278460), known-faults.md B12',
  access: 'public',
  role: 'DomainAdmin',
  input: {
    preferredDomainController: domainController(),
    publicStores: optional(
      list(
        'publicStore',
        record('One public folder store.', { ...change, publicStoreName: optional(publicStoreName) }),
      ),
    ),
    mailStores: optional(
      list(
        'mailStore',
        record('One mail store, a consumer store too.', { ...change, mailStoreName: optional(mailStoreName) }),
      ),
    ),
    serverName: optional(
      record('Servers whose stores are all switched.', {
        provisionable: attribute(flag('0: nothing new is put on the stores. 1: they are used again.')),
        name: textOrList('name', serverName),
      }),
    ),
  },
  errors: [NothingToChange, ServerNotRegistered, StoreNotRegistered, StoreTooSmall],
  changes: books,
  prepare: pending,
  apply: pending,
  undo: pending,
});
