import { composite } from '@tenantry/engine';
import { domainController, organization, planName } from '@tenantry/schema';

import { PlanOfWrongType } from './errors.ts';
import { pending } from './pending.ts';

export const Subscribe = composite({
  summary: 'Puts an Active Directory plan on an organization.',
  source: 'hosted-active-directory.yaml (dd278561)',
  access: 'public',
  role: 'OrgCreators',
  input: {
    path: organization('LDAP path of the organization.'),
    planName: planName('Plan of type ADBusinessOrg or ADConsumerOrg.'),
    preferredDomainController: domainController(),
  },
  errors: [PlanOfWrongType],
  run: pending,
});
