import { books, read } from '@tenantry/engine';
import { domainController, organization, planName, text } from '@tenantry/schema';

import { NoSuchPlan, PlanNotAvailable, PlanOfWrongType } from './errors.ts';
import { planDescription, planFeatures } from './plan-fields.ts';
import { describePlan, readListedPlan, requireAvailable } from './plans.ts';

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
    const organization = await place('organization');
    const plan = await readListedPlan(use(books), { ...input, organization: organization.guid });
    requireAvailable(plan, organization);
    return describePlan(plan);
  },
});
