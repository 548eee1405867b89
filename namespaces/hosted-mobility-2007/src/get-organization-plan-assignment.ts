import { composite } from '@tenantry/engine';
import { domainController, organization, record, text } from '@tenantry/schema';

import { controllerOf } from './controller.ts';
import { organizationPlanFeatures } from './plan-fields.ts';
import { readSubscription } from './subscription.ts';

export const GetOrganizationPlanAssignment = composite({
  summary: 'Returns the mobility plan of an organization with its features.',
  source: 'hosted-mobility-2007.yaml, dd279176',
  access: 'public',
  role: 'UserCreators',
  input: {
    organization: organization('Organization that has the plan.'),
    preferredDomainController: domainController(),
  },
  output: {
    planName: text('Name.'),
    description: text('What the plan is for.'),
    features: record('Values of the plan.', organizationPlanFeatures),
  },

  async run({ input, call }) {
    return readSubscription(call, { path: input.organization, ...controllerOf(input) });
  },
});
