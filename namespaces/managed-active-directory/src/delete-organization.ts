import { composite } from '@tenantry/engine';
import { domainController, organization } from '@tenantry/schema';

import { OrganizationNotEmpty } from './errors.ts';
import { pending } from './pending.ts';

export const DeleteOrganization = composite({
  summary: 'Deletes an organization with its own containers and groups.',
  remarks: 'Refused while it has users, groups, contacts, child organizations or anything else of its own.',
  source: 'managed-active-directory.yaml (dd251968)',
  access: 'public',
  role: 'OrgCreators',
  input: {
    org: organization('LDAP path of the organization.'),
    preferredDomainController: domainController(),
  },
  errors: [OrganizationNotEmpty],
  run: pending,
});
