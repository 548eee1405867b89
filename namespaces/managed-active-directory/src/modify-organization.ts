import { composite } from '@tenantry/engine';
import { domainController, organization, properties } from '@tenantry/schema';

import { AttributeNotAllowed } from './errors.ts';
import { pending } from './pending.ts';

export const ModifyOrganization = composite({
  summary: 'Changes attributes of an organization.',
  source: 'managed-active-directory.yaml (dd278798)',
  access: 'public',
  role: 'UserCreators',
  input: {
    org: organization('LDAP path of the organization.'),
    properties: properties('Attributes to change.'),
    preferredDomainController: domainController(),
  },
  errors: [AttributeNotAllowed],
  run: pending,
});
