import { books, write } from '@tenantry/engine';
import { domainController, optional, planName, text } from '@tenantry/schema';

import { FeatureTwice, NoSuchFeatureType, NoSuchType, PlanExists } from './errors.ts';
import { pending } from './pending.ts';
import { planFeatures } from './plan-fields.ts';

export const CreatePlan = write({
  summary: 'Creates a plan.',
  source: 'managed-plans.yaml (dd279190, dd251919)',
  access: 'public',
  role: 'DomainAdmin',
  input: {
    planName: planName('Name, unique among all plans; compared exactly.'),
    planTypeName: text('Plan type that a service has registered, e.g. ExchUserHosting.', { maxLength: 64 }),
    planDescription: text('What the plan is for.', { maxLength: 1024 }),
    features: optional(planFeatures('Values of the plan.')),
    preferredDomainController: domainController(),
  },
  errors: [FeatureTwice, NoSuchFeatureType, NoSuchType, PlanExists],
  changes: books,
  prepare: pending,
  apply: pending,
  undo: pending,
});
