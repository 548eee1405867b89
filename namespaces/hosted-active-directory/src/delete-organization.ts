import { composite } from '@tenantry/engine';
import { domainController, organization } from '@tenantry/schema';

import { StillSubscribed } from './errors.ts';
import { pending } from './pending.ts';

export const DeleteOrganization = composite({
  summary: 'Deletes an organization, its plans and its customer record.',
  remarks: 'Refused while users are left in it or other services are subscribed.',
  source: 'hosted-active-directory.yaml (dd251944)',
  access: 'public',
  role: 'OrgCreators',
  input: {
    path: organization('LDAP path of the organization.'),
    preferredDomainController: domainController(),
  },
  errors: [StillSubscribed],
  run: pending,
});
