import { composite } from '@tenantry/engine';

import { NotDomainAdmin } from './errors.ts';
import { pending } from './pending.ts';

export const TestDomainAdmin = composite({
  summary: 'Fails unless the caller is a domain administrator.',
  source: 'core-helper-namespaces.yaml',
  access: 'public',
  input: {},
  errors: [NotDomainAdmin],
  run: pending,
});
