import { books, read } from '@tenantry/engine';
import { domainController, optional, planName, text } from '@tenantry/schema';

import { NoSuchPlan, PlanOfWrongType } from './errors.ts';
import { planDescription, planFeatures } from './plan-fields.ts';
import { describePlan, readPlan } from './plans.ts';

export const GetPlan = read({
  summary: 'Returns a plan with its features.',
  remarks: 'No role is needed.',
  source: 'managed-plans.yaml (dd252138, dd252149)',
  access: 'public',
  input: {
    planName: planName('Name of the plan.'),
    planTypeName: optional(text('Type that the plan must be of.', { maxLength: 64 })),
    preferredDomainController: domainController(),
  },
  output: { ...planDescription, features: planFeatures('Values of the plan, by name.') },
  errors: [NoSuchPlan, PlanOfWrongType],
  async run({ input, use }) {
    return describePlan(await readPlan(use(books), input.planName, input.planTypeName));
  },
});
