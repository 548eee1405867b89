import { composite } from '@tenantry/engine';
import { domainController, organization, text } from '@tenantry/schema';

import { NotSubscribed } from './errors.ts';
import { organizationPlanFeatures } from './organization-plan-features.ts';

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
  errors: [NotSubscribed],

  async run(): Promise<never> {
    throw new Error('not written yet');
  },
});
