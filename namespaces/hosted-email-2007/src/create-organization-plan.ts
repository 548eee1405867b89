import { composite } from '@tenantry/engine';
import { domainController, planName, text } from '@tenantry/schema';

import { PlanWithoutSize } from './errors.ts';
import { organizationPlanFeatures } from './organization-plan-features.ts';

export const CreateOrganizationPlan = composite({
  summary: 'Creates a plan of type ExchOrgHosting.',
  source: 'hosted-email-2007.yaml (dd252246)',
  access: 'public',
  role: 'DomainAdmin',
  input: {
    preferredDomainController: domainController(),
    planName: planName('Name, unique among all plans.'),
    description: text('What the plan is for.', { maxLength: 1024 }),
    features: organizationPlanFeatures,
  },
  errors: [PlanWithoutSize],

  async run(): Promise<never> {
    throw new Error('not written yet');
  },
});
