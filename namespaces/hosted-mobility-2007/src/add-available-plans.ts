import { composite } from '@tenantry/engine';
import { plans } from '@tenantry/managed-plans/contract';

import { availablePlansFields } from './available-plans-fields.ts';
import { controllerOf } from './controller.ts';
import { readSubscription } from './subscription.ts';
import { userPlanType } from './types.ts';

export const AddAvailablePlans = composite({
  summary: 'Adds mobility plans to the list that the users of an organization may get.',
  source: 'hosted-mobility-2007.yaml, dd252239',
  access: 'public',
  role: 'UserCreators',
  input: availablePlansFields,

  async run({ input, call }) {
    const path = input.organization;
    await readSubscription(call, { path, ...controllerOf(input) });
    await call(plans.AddAvailablePlansToCustomer, { ...input, path, planTypeName: userPlanType });
    return {};
  },
});
