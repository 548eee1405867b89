import { composite } from '@tenantry/engine';
import { plans } from '@tenantry/managed-plans/contract';
import { alsoSpelt, domainController, organization, planName } from '@tenantry/schema';

import { controllerOf } from './controller.ts';
import { setPlanDefault } from './default-policy.ts';
import { organizationPlanOf } from './plan-features.ts';
import { readSubscription } from './subscription.ts';
import { organizationPlanType } from './types.ts';

export const ChangeOrganizationPlanAssignment = composite({
  summary: 'Gives an organization another mobility plan.',
  remarks:
    'The policy of the new plan takes the place of the one of the old plan. A default that the organization has chosen itself stays.',
  source: 'hosted-mobility-2007.yaml (dd251722, list)',
  access: 'public',
  role: 'OrgCreators',
  input: {
    organization: alsoSpelt(organization('Organization that gets the plan.'), 'path'),
    preferredDomainController: domainController(),
    planName: planName('New MobilityOrgHosting plan.'),
  },

  async run({ input, call }) {
    const { organization, planName } = input;
    const customer = { path: organization, ...controllerOf(input) };
    const before = await readSubscription(call, customer);
    const assignable = await call(plans.GetAssignablePlan_, { ...input, planTypeName: organizationPlanType });
    const after = { planName, features: organizationPlanOf(assignable) };

    await call(plans.ChangeCustomerPlan, { ...customer, planName, planTypeName: organizationPlanType });
    await setPlanDefault(call, { organization, ...controllerOf(input) }, { before, after });
    return {};
  },
});
