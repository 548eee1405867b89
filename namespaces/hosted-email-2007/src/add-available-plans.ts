import { composite } from '@tenantry/engine';
import { domainController, list, organization, planName } from '@tenantry/schema';

import { NotSubscribed, PlanOfWrongType } from './errors.ts';

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
  errors: [NotSubscribed, PlanOfWrongType],

  async run(): Promise<never> {
    throw new Error('not written yet');
  },
});
