import { composite } from '@tenantry/engine';
import { domainController, organization, text } from '@tenantry/schema';

import { organizationName } from './name-fields.ts';
import { pending } from './pending.ts';

export const RenameOrganization = composite({
  summary: 'Renames an organization and its own groups.',
  remarks: 'Account names of the groups stay.',
  source: 'managed-active-directory.yaml (dd278758), known-faults.md C13',
  access: 'public',
  role: 'OrgCreators',
  input: {
    org: organization('LDAP path of the organization.'),
    newName: organizationName('New name.'),
    preferredDomainController: domainController(),
  },
  output: {
    path: text('New LDAP path.'),
  },
  run: pending,
});
