import { provider } from '@tenantry/engine';

import * as procedures from './procedures.ts';

export const component = provider('Exchange 2007 Mobility Provider', procedures, {
  migrations: { schema: 'mobility', folder: new URL('../migrations/', import.meta.url) },
});
