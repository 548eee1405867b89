import { books, write } from '@tenantry/engine';
import { domainController, list, record } from '@tenantry/schema';

import { FeatureTwice } from './errors.ts';
import { pending } from './pending.ts';
import { featureTypeFields } from './type-fields.ts';

export const CreateFeatureType = write({
  summary: 'Creates feature types: the values that plans may have.',
  remarks: 'May be called again: a type of the same name gets the new description.',
  source: 'managed-plans.yaml (dd278787)',
  access: 'public',
  role: 'DomainAdmin',
  input: {
    planFeatures: list('feature', record('One feature type.', featureTypeFields), { minItems: 1 }),
    preferredDomainController: domainController(),
  },
  errors: [FeatureTwice],
  changes: books,
  prepare: pending,
  apply: pending,
  undo: pending,
});
