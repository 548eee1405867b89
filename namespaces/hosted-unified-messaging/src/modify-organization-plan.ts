import { composite } from '@tenantry/engine';
import { plans } from '@tenantry/managed-plans/contract';
import { domainController, optional, planName, text } from '@tenantry/schema';

import { PlanOfWrongType } from './errors.ts';
import { planType } from './service.ts';

export const ModifyOrganizationPlan = composite({
  summary: 'Changes name or description of a unified-messaging plan.',
  source: 'hosted-unified-messaging-2007.yaml (dd251819)',
  access: 'public',
  role: 'DomainAdmin',
  input: {
    preferredDomainController: domainController(),
    planName: planName('Plan to change.'),
    newPlanName: optional(planName('New unique name.')),
    planDescription: text('Description.', { maxLength: 1024 }),
  },
  errors: [PlanOfWrongType],

  async run({ input, call }) {
    const { planTypeName } = await call(plans.GetPlan, { planName: input.planName });
    if (planTypeName !== planType) throw PlanOfWrongType(input.planName, planTypeName);
    await call(plans.ModifyPlan, input);
    return {};
  },
});
