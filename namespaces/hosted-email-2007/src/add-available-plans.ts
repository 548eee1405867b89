import { composite } from '@tenantry/engine';
import { plans } from '@tenantry/managed-plans/contract';
import { domainController, list, organization, planName } from '@tenantry/schema';

import { controllerOf } from './controller.ts';
import { readSubscription } from './subscription.ts';
import { userPlanType } from './types.ts';

export const AddAvailablePlans = composite({
  summary: 'Adds user plans to the list that an organization may use.',
  source: 'hosted-email-2007.yaml (dd252239)',
  access: 'public',
  role: 'UserCreators',
  input: {
    organization: organization('Organization that may use the plans.'),
    preferredDomainController: domainController(),
    availablePlans: list('planName', planName('Name of a user plan.'), { sentence: 'User plans.', minItems: 1 }),
  },

  async run({ input, call }) {
    const path = input.organization;
    await readSubscription(call, { path, ...controllerOf(input) });
    await call(plans.AddAvailablePlansToCustomer, { ...input, path, planTypeName: userPlanType });
    return {};
  },
});
