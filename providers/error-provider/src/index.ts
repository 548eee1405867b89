import { provider } from '@tenantry/engine';

import * as procedures from './procedures.ts';

export const component = provider('Error Provider', procedures, {
  migrations: { schema: 'error_provider', folder: new URL('../migrations/', import.meta.url) },
});
