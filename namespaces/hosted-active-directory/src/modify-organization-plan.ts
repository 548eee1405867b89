import { composite } from '@tenantry/engine';
import { domainController, optional, planName, text } from '@tenantry/schema';

import { PlanOfWrongType } from './errors.ts';
import { pending } from './pending.ts';

export const ModifyOrganizationPlan = composite({
  summary: 'Changes a plan for organizations.',
  source: 'hosted-active-directory.yaml (dd279190)',
  access: 'public',
  role: 'DomainAdmin',
  input: {
    planName: planName('Present name.'),
    newPlanName: optional(planName('New name.')),
    planDescription: optional(text('New description.', { maxLength: 1024 })),
    preferredDomainController: domainController(),
  },
  errors: [PlanOfWrongType],
  run: pending,
});
