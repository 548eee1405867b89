import { read } from '@tenantry/engine';
import { domainController } from '@tenantry/schema';

import { listedConsumerMailStores, listedMailStores, listedPublicStores } from './listed-stores.ts';
import { pending } from './pending.ts';

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
  run: pending,
});
