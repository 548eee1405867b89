import { composite } from '@tenantry/engine';
import { domainController } from '@tenantry/schema';

import { pending } from './pending.ts';

export const Initialize = composite({
  summary: 'Registers the service with its plan, customer and event types with Managed Plans.',
  remarks: 'Runs once before any other procedure; may be called again.',
  source: 'hosted-active-directory.yaml',
  access: 'public',
  role: 'DomainAdmin',
  input: {
    preferredDomainController: domainController(),
  },
  run: pending,
});
