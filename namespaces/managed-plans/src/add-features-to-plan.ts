import { books, write } from '@tenantry/engine';
import { domainController, planName } from '@tenantry/schema';

import { FeatureTwice, NoSuchFeatureType, NoSuchPlan } from './errors.ts';
import { checkFeatures } from './features.ts';
import { planFeatures } from './plan-fields.ts';
import { planLock, readPlan, touchPlan } from './plans.ts';
import { keep, put, restore } from './rows.ts';

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
  locks: ({ planName: name }) => [planLock(name)],

  async prepare({ input, use }) {
    const from = use(books);
    const { planId } = await readPlan(from, input.planName);
    await checkFeatures(from, input.features);
    const values = input.features.map(({ name, value }) => ({ plan_id: planId, feature: name, value }));
    const kept = [await keep(from, 'plan', [{ plan_id: planId }]), await keep(from, 'plan_feature', values)];
    return { planId, values, kept };
  },

  async apply({ use }, { planId, values }) {
    await put(use(books), 'plan_feature', values);
    await touchPlan(use(books), planId);
    return {};
  },

  async undo({ use }, { kept }) {
    await restore(use(books), kept);
  },
});
