import { composite } from '@tenantry/engine';
import { domainController, list, optional, organization, text } from '@tenantry/schema';

import { pending } from './pending.ts';

export const GetCallerUIRoles = composite({
  summary: 'Lists the roles that the caller has at an organization.',
  remarks:
    'From high to low: DomainAdmin, OrgCreators, UserCreators, CSRAdmins, Users. A role includes those after it.',
  source: 'core-helper-namespaces.yaml',
  access: 'public',
  input: {
    path: optional(organization('LDAP path of the organization. Default: the hosting organization.')),
    preferredDomainController: domainController(),
  },
  output: { roles: list('role', text('Name of a role.'), { sentence: 'The roles, the highest first.' }) },
  run: pending,
});
