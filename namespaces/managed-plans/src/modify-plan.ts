import { books, write } from '@tenantry/engine';
import { domainController, oneOf, optional, planName, text } from '@tenantry/schema';

import { FeatureTwice, NoSuchFeatureType, NoSuchPlan, PlanExists, PlanOfWrongType } from './errors.ts';
import { pending } from './pending.ts';
import { featureChanges } from './plan-fields.ts';

export const ModifyPlan = write({
  summary: 'Changes the name, description, status or values of a plan.',
  remarks: 'What is not given stays. A disabled plan cannot be assigned; customers who have it keep it.',
  source: 'managed-plans.yaml (dd252303, dd252382)',
  access: 'public',
  role: 'DomainAdmin',
  input: {
    planName: planName('Present name.'),
    planTypeName: optional(text('Type that the plan must be of.', { maxLength: 64 })),
    newPlanName: optional(planName('New name, unique among all plans.')),
    planDescription: optional(text('New description.', { maxLength: 1024 })),
    planStatus: optional(oneOf(['Enabled', 'Disabled'], 'New status.')),
    features: optional(featureChanges('Values to set or to take off; the others stay.')),
    preferredDomainController: domainController(),
  },
  errors: [FeatureTwice, NoSuchFeatureType, NoSuchPlan, PlanExists, PlanOfWrongType],
  changes: books,
  prepare: pending,
  apply: pending,
  undo: pending,
});
