import { composite } from '@tenantry/engine';
import { plans } from '@tenantry/managed-plans/contract';
import { domainController, organization, planName } from '@tenantry/schema';

import { NotSubscribed } from './errors.ts';
import { findOwnPlan } from './subscription.ts';

export const ChangeOrganizationPlanAssignment = composite({
  summary: 'Moves an organization from one Active Directory plan to another.',
  source: 'hosted-active-directory.yaml (dd252243)',
  access: 'public',
  role: 'OrgCreators',
  input: {
    path: organization('LDAP path of the organization.'),
    planName: planName('New plan, of the type of the present one.'),
    preferredDomainController: domainController(),
  },
  errors: [NotSubscribed],

  async run({ input, call }) {
    const held = await findOwnPlan(call, input.path);
    if (!held) throw NotSubscribed(input.path);
    await call(plans.ChangeCustomerPlan, { ...input, planTypeName: held.planTypeName });
    return {};
  },
});
