import { provider } from '@tenantry/engine';

import * as procedures from './procedures.ts';

export const component = provider('Example Provider', procedures, {
  migrations: { schema: 'example_provider', folder: new URL('../migrations/', import.meta.url) },
});
