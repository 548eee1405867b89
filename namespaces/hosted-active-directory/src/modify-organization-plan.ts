import { composite } from '@tenantry/engine';
import { plans } from '@tenantry/managed-plans/contract';
import { domainController, optional, planName, text } from '@tenantry/schema';

import { PlanOfWrongType } from './errors.ts';
import { isOwnPlanType } from './service.ts';

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

  async run({ input, call }) {
    const { planTypeName } = await call(plans.GetPlan, { planName: input.planName });
    if (!isOwnPlanType(planTypeName)) throw PlanOfWrongType(input.planName, planTypeName);
    await call(plans.ModifyPlan, input);
    return {};
  },
});
