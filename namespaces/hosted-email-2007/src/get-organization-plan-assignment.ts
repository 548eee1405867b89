import { composite } from '@tenantry/engine';
import { domainController, organization, text } from '@tenantry/schema';
import { controllerOf } from './controller.ts';
import { organizationPlanFeatures } from './organization-plan-features.ts';
import { readSubscription } from './subscription.ts';

export const GetOrganizationPlanAssignment = composite({
  summary: 'Returns the plan of an organization with its features.',
  source: 'hosted-email-2007.yaml (dd279176)',
  access: 'public',
  role: 'UserCreators',
  input: {
    organization: organization('Organization that has the plan.'),
    preferredDomainController: domainController(),
  },
  output: {
    planName: text('Name.'),
    description: text('What the plan is for.'),
    features: organizationPlanFeatures,
  },

  async run({ input, call }) {
    return readSubscription(call, { path: input.organization, ...controllerOf(input) });
  },
});
