import { namespace } from '@tenantry/engine';

import * as procedures from './procedures.ts';

export const component = namespace('Managed Plans', procedures, {
  migrations: { schema: 'plans', folder: new URL('../migrations/', import.meta.url) },
});
