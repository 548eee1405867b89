import { composite } from '@tenantry/engine';
import { domainController, planName, text } from '@tenantry/schema';

import { PlanTypeUnknown } from './errors.ts';
import { pending } from './pending.ts';

export const CreateOrganizationPlan = composite({
  summary: 'Creates a plan for organizations.',
  source: 'hosted-active-directory.yaml (dd279190)',
  access: 'public',
  role: 'DomainAdmin',
  input: {
    planName: planName('Name, unique among all plans.'),
    planDescription: text('What the plan is for.', { maxLength: 1024 }),
    planTypeName: text('ADBusinessOrg or ADConsumerOrg; Active Directory stands for ADBusinessOrg.', { maxLength: 64 }),
    preferredDomainController: domainController(),
  },
  errors: [PlanTypeUnknown],
  run: pending,
});
