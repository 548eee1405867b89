import { composite } from '@tenantry/engine';
import { plans } from '@tenantry/managed-plans/contract';
import { domainController, organization, planName } from '@tenantry/schema';

import { controllerOf } from './controller.ts';
import { setPlanDefault } from './default-policy.ts';
import { organizationPlanOf } from './plan-features.ts';
import { organizationPlanType, serviceName } from './types.ts';

export const Subscribe = composite({
  summary: 'Subscribes an organization to hosted mobility under an organization plan.',
  remarks:
    'The organization has to be subscribed to hosted e-mail. The policy of the plan becomes the default of the organization, unless it has one already.',
  source: 'hosted-mobility-2007.yaml',
  access: 'public',
  role: 'UserCreators',
  input: {
    organization: organization('Organization that gets the service.'),
    preferredDomainController: domainController(),
    planName: planName('A MobilityOrgHosting plan.'),
  },

  async run({ input, call }) {
    const { organization, planName } = input;
    const customer = { path: organization, ...controllerOf(input) };
    const assignable = await call(plans.GetAssignablePlan_, { ...input, planTypeName: organizationPlanType });
    const features = organizationPlanOf(assignable);
    await call(plans.CheckDependencies, { ...customer, serviceName });

    await call(plans.AddCustomerPlan, { ...customer, planName, planTypeName: organizationPlanType });
    await setPlanDefault(call, { organization, ...controllerOf(input) }, { after: { planName, features } });
    await call(plans.AddEvent_, { ...customer, eventTypeName: 'Subscribe', detail: planName });
    return {};
  },
});
