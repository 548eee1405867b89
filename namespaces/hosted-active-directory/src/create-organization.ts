import { composite } from '@tenantry/engine';
import { container, domainController, optional, properties, text } from '@tenantry/schema';

import { createdOrganization } from './created-objects.ts';
import { pending } from './pending.ts';

export const CreateOrganization = composite({
  summary: 'Creates a customer organization.',
  source: 'hosted-active-directory.yaml (dd252243)',
  access: 'public',
  role: 'OrgCreators',
  input: {
    container: container('LDAP path of the reseller.'),
    name: text('Name of the organization.', { maxLength: 51 }),
    preferredDomainController: domainController(),
    description: optional(text('Description.', { maxLength: 1024 })),
    properties: optional(properties('Further attributes.')),
  },
  output: {
    org: createdOrganization('The new organization.'),
  },
  run: pending,
});
