import { books, write } from '@tenantry/engine';
import { domainController, planName } from '@tenantry/schema';

import { FeatureTwice, NoSuchFeatureType, NoSuchPlan } from './errors.ts';
import { pending } from './pending.ts';
import { planFeatures } from './plan-fields.ts';

export const AddFeaturesToPlan = write({
  summary: 'Adds features, created before with CreateFeatureType, to a plan.',
  remarks: 'A feature that the plan has already gets the new value.',
  source: 'managed-plans.yaml',
  access: 'public',
  role: 'DomainAdmin',
  input: {
    planName: planName('Plan to add to.'),
    features: planFeatures('Values to add.'),
    preferredDomainController: domainController(),
  },
  errors: [FeatureTwice, NoSuchFeatureType, NoSuchPlan],
  changes: books,
  prepare: pending,
  apply: pending,
  undo: pending,
});
