import { composite } from '@tenantry/engine';
import { container, domainController, optional, properties, text } from '@tenantry/schema';

import { createdOrganization } from './created-objects.ts';
import { pending } from './pending.ts';

export const CreateResellerOrganization = composite({
  summary: 'Creates a reseller.',
  source: 'hosted-active-directory.yaml (dd252298)',
  access: 'public',
  role: 'DomainAdmin',
  input: {
    container: container('LDAP path of the hosting organization.'),
    name: text('Name of the reseller.', { maxLength: 51 }),
    preferredDomainController: domainController(),
    description: optional(text('Description.', { maxLength: 1024 })),
    properties: optional(properties('Further attributes.')),
  },
  output: {
    org: createdOrganization('The new organization.'),
  },
  run: pending,
});
