import { composite } from '@tenantry/engine';
import { container, createdOrganization, domainController, optional, properties, text } from '@tenantry/schema';

import { own } from './own-procedures.ts';

export const CreateIIWResellerOrganization = composite({
  summary: 'Creates a reseller for individual information workers: people who are a tenant of their own.',
  remarks:
    'A reseller like every other; its tenants are made by CreateIIWTenant. Beside them it may have business customers.',
  source: 'hosted-active-directory.yaml (dd252243, name only; inputs as CreateResellerOrganization)',
  access: 'public',
  role: 'DomainAdmin',
  input: {
    container: container('LDAP path of the hosting organization.'),
    name: text('Name of the reseller.', { maxLength: 51 }),
    preferredDomainController: domainController(),
    description: optional(text('Description.', { maxLength: 1024 })),
    properties: optional(properties('Further attributes.')),
  },
  output: { org: createdOrganization('The new organization.') },

  run: ({ input, call }) => call(own.CreateResellerOrganization, input),
});
