import { composite } from '@tenantry/engine';
import { domainController, planName, record, text } from '@tenantry/schema';

import { userPlanFeatures } from './user-plan-features.ts';

export const CreateUserPlan = composite({
  summary: 'Creates a plan of type ExchUserHosting.',
  source: 'hosted-email-2007.yaml (dd251582), known-faults.md B18, C4',
  access: 'public',
  role: 'DomainAdmin',
  input: {
    preferredDomainController: domainController(),
    planName: planName('Name, unique among all plans.'),
    description: text('What the plan is for.', { maxLength: 1024 }),
    features: record('What a mailbox of this plan may do and hold.', userPlanFeatures),
  },

  async run(): Promise<never> {
    throw new Error('not written yet');
  },
});
