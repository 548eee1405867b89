import { composite } from '@tenantry/engine';
import { domainController } from '@tenantry/schema';

import { listedOrganizations } from './listed-organizations.ts';
import { pending } from './pending.ts';

export const QueryAllOrganizations = composite({
  summary: 'Lists all organizations that hold Exchange resources.',
  source: 'exchange-2007-resource-manager.yaml (dd252320, dd251885)',
  access: 'public',
  role: 'DomainAdmin',
  input: { preferredDomainController: domainController() },
  output: { organizations: listedOrganizations },
  run: pending,
});
