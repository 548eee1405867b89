import { namespace } from '@tenantry/engine';

import * as procedures from './procedures.ts';

export const component = namespace('Exchange 2007 Resource Manager', procedures, {
  migrations: { schema: 'resource_manager', folder: new URL('../migrations/', import.meta.url) },
});
