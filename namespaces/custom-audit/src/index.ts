import { namespace } from '@tenantry/engine';

import * as procedures from './procedures.ts';

export const component = namespace('Custom Audit', procedures, {
  migrations: { schema: 'custom_audit', folder: new URL('../migrations/', import.meta.url) },
});
