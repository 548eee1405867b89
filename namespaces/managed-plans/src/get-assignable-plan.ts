import { books, read } from '@tenantry/engine';
import { domainController, organization, planName, text } from '@tenantry/schema';

import { NoSuchPlan, PlanNotAvailable, PlanOfWrongType } from './errors.ts';
import { planDescription, planFeatures } from './plan-fields.ts';
import { describePlan, readPlan, requireAvailable } from './plans.ts';

export const GetAssignablePlan_ = read({
  summary: 'Returns a plan that an organization, or its users, may be given now.',
  remarks:
    'The plan must exist, be of the type and be enabled. A plan of a type for users must also be enabled in the list of available plans of the organization.',
  source: 'isolation.md R22',
  input: {
    organization: organization('Organization that is to use the plan.'),
    planName: planName('Plan that is wanted.'),
    planTypeName: text('Type that the plan must be of.', { maxLength: 64 }),
    preferredDomainController: domainController(),
  },
  output: { ...planDescription, features: planFeatures('Values of the plan, by name.') },
  errors: [NoSuchPlan, PlanNotAvailable, PlanOfWrongType],
  async run({ input, use, place }) {
    const plan = await readPlan(use(books), input.planName, input.planTypeName);
    await requireAvailable(use(books), plan, await place('organization'));
    return describePlan(plan);
  },
});
