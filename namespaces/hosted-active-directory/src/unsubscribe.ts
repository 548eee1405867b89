import { composite } from '@tenantry/engine';
import { domainController, organization } from '@tenantry/schema';

import { NotSubscribed, StillSubscribed } from './errors.ts';
import { pending } from './pending.ts';

export const Unsubscribe = composite({
  summary: 'Takes the Active Directory plan off an organization.',
  source: 'hosted-active-directory.yaml (dd278561)',
  access: 'public',
  role: 'OrgCreators',
  input: {
    path: organization('LDAP path of the organization.'),
    preferredDomainController: domainController(),
  },
  errors: [NotSubscribed, StillSubscribed],
  run: pending,
});
