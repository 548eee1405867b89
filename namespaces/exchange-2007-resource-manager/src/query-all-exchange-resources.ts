import { books, read } from '@tenantry/engine';
import { domainController, list, text } from '@tenantry/schema';
import { listFrontEndServers } from './front-end-servers.ts';
import { describeStores, listedConsumerMailStores, listedMailStores, listedPublicStores } from './listed-stores.ts';
import { listStores } from './stores.ts';

export const QueryAllExchangeResources = read({
  summary: 'Lists mail stores, public folder stores, consumer mail stores and front-end servers.',
  source: 'exchange-2007-resource-manager.yaml (dd252398)',
  access: 'public',
  role: 'DomainAdmin',
  input: { preferredDomainController: domainController() },
  output: {
    publicStores: listedPublicStores,
    mailStores: listedMailStores,
    consumerMailStores: listedConsumerMailStores,
    frontEndServers: list('serverName', text('NETBIOS name of a front-end server.')),
  },

  async run({ use }) {
    const stores = await listStores(use(books));
    return { ...describeStores(stores), frontEndServers: await listFrontEndServers(use(books)) };
  },
});
