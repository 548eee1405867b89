import { composite } from '@tenantry/engine';
import { deviceUser, record, text } from '@tenantry/schema';

import { controllerOf } from './controller.ts';
import { userPlanFeatures } from './plan-fields.ts';
import { readUserPlan } from './subscription.ts';

export const GetUserPlanAssignment = composite({
  summary: 'Returns the mobility plan of a user with its features.',
  source: 'hosted-mobility-2007.yaml, dd279176',
  access: 'public',
  role: 'UserCreators',
  input: deviceUser,
  output: {
    planName: text('Name.'),
    description: text('What the plan is for.'),
    features: record('Values of the plan.', userPlanFeatures),
  },

  async run({ input, call }) {
    return readUserPlan(call, { path: input.user, ...controllerOf(input) });
  },
});
