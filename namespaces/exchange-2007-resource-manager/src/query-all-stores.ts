import { books, read } from '@tenantry/engine';
import { domainController } from '@tenantry/schema';

import { describeStores, listedConsumerMailStores, listedMailStores, listedPublicStores } from './listed-stores.ts';
import { listStores } from './stores.ts';

export const QueryAllStores = read({
  summary: 'Lists all registered stores with total and free megabytes.',
  source: 'exchange-2007-resource-manager.yaml (dd252126, dd279088)',
  access: 'public',
  role: 'DomainAdmin',
  input: { preferredDomainController: domainController() },
  output: {
    publicStores: listedPublicStores,
    mailStores: listedMailStores,
    consumerMailStores: listedConsumerMailStores,
  },

  async run({ use }) {
    return describeStores(await listStores(use(books)));
  },
});
