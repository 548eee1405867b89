import { namespace } from '@tenantry/engine';

import * as procedures from './procedures.ts';

export const component = namespace('Exchange 2007 OAB Resource Manager', procedures, {
  migrations: { schema: 'oab_resource_manager', folder: new URL('../migrations/', import.meta.url) },
});
