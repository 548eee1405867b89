import { composite } from '@tenantry/engine';
import { domainController, record, text, user } from '@tenantry/schema';
import { controllerOf } from './controller.ts';
import { readUserPlan } from './user-plan.ts';
import { userPlanFeatures } from './user-plan-features.ts';

export const GetUserPlanAssignment = composite({
  summary: 'Returns the plan of a user with its features.',
  source: 'hosted-email-2007.yaml (dd279176)',
  access: 'public',
  role: 'UserCreators',
  input: {
    user: user('User who has the plan.', { within: 'organization' }),
    preferredDomainController: domainController(),
  },
  output: {
    planName: text('Name.'),
    description: text('What the plan is for.'),
    features: record('Values of the plan, with those that were replaced for this mailbox.', userPlanFeatures),
  },

  async run({ input, call }) {
    return readUserPlan(call, { path: input.user, ...controllerOf(input) });
  },
});
