import { provider } from '@tenantry/engine';

import * as procedures from './procedures.ts';

export const component = provider('Unified Messaging 2007 Provider', procedures, {
  migrations: { schema: 'unified_messaging', folder: new URL('../migrations/', import.meta.url) },
});
