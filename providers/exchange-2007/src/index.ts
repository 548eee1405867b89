import { provider } from '@tenantry/engine';

import * as procedures from './procedures.ts';

export const component = provider('Exchange 2007 Provider', procedures, {
  migrations: { schema: 'offline_address_books', folder: new URL('../migrations/', import.meta.url) },
});
