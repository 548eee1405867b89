import { composite } from '@tenantry/engine';
import { plans } from '@tenantry/managed-plans/contract';
import { domainController, organization, planName } from '@tenantry/schema';

import { PlanOfWrongType, SubscribedAlready } from './errors.ts';
import { isOwnPlanType } from './service.ts';
import { findOwnPlan } from './subscription.ts';

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
  errors: [PlanOfWrongType, SubscribedAlready],

  async run({ input, call }) {
    const { path, planName: wanted } = input;
    const { planTypeName } = await call(plans.GetPlan, { planName: wanted });
    if (!isOwnPlanType(planTypeName)) throw PlanOfWrongType(wanted, planTypeName);
    const held = await findOwnPlan(call, path);
    if (held) throw SubscribedAlready(path, held.planName);
    await call(plans.AddCustomerPlan, { path, planName: wanted, planTypeName });
    await call(plans.AddEvent_, { path, eventTypeName: 'Subscribe', detail: wanted });
    return {};
  },
});
