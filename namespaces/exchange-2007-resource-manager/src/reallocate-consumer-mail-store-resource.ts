import { composite } from '@tenantry/engine';
import { domainController, integer, optional } from '@tenantry/schema';

import { StoreNameIncomplete, StoreNotRegistered } from './errors.ts';
import { storage } from './own.ts';
import { mailStoreName, megabytesChange, serverName } from './store-fields.ts';

export const ReallocateConsumerMailStoreResource = composite({
  summary: 'Changes the registered size of a consumer mail store.',
  remarks:
    'Kept for requests of the time before ModifyExchangeResources, which does the same for every store. A store cannot become smaller than what it holds.',
  source: 'exchange-2007-resource-manager.yaml (dd252398, inferred)',
  access: 'public',
  role: 'DomainAdmin',
  input: {
    preferredDomainController: domainController(),
    serverName,
    mailStoreName: optional(mailStoreName),
    megabytes: megabytesChange('Change of the size; negative makes the store smaller.'),
  },
  output: { megabytes: integer('Size now.') },
  errors: [StoreNotRegistered, StoreNameIncomplete],

  async run({ input, call }) {
    const { serverName, mailStoreName: name, megabytes, ...controller } = input;
    const { consumerMailStores } = await call(storage.QueryAllStores, controller);
    const [store, other] = consumerMailStores.filter(
      (each) => isSame(each.serverName, serverName) && (name === undefined || isSame(each.mailStoreName, name)),
    );
    if (!store) throw StoreNotRegistered(name ?? 'of consumers', serverName);
    if (other) throw StoreNameIncomplete('serverName and mailStoreName');

    const { mailStoreName } = store;
    await call(storage.ModifyExchangeResources, {
      ...controller,
      mailStores: [{ serverName, mailStoreName, megabytes }],
    });
    return { megabytes: store.megabytes + megabytes };
  },
});

function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
