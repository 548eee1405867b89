import { books, write } from '@tenantry/engine';
import { domainController, list, record } from '@tenantry/schema';

import { FeatureTwice } from './errors.ts';
import { put, restore } from './rows.ts';
import { featureTypeRows, keepReplaced } from './service-types.ts';
import { servicesLock } from './services.ts';
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
  locks: () => [servicesLock],

  async prepare({ input, use }) {
    const rows = featureTypeRows(input.planFeatures);
    return { rows, kept: [await keepReplaced(use(books), 'feature_type', rows)] };
  },

  async apply({ use }, { rows }) {
    await put(use(books), 'feature_type', rows);
    return {};
  },

  async undo({ use }, { kept }) {
    await restore(use(books), kept);
  },
});
