import { books, write } from '@tenantry/engine';
import { domainController, oneOf, optional, planName, text } from '@tenantry/schema';

import { FeatureTwice, NoSuchFeatureType, NoSuchPlan, PlanExists, PlanOfWrongType } from './errors.ts';
import { checkFeatures } from './features.ts';
import { featureChanges } from './plan-fields.ts';
import { planLock, readPlan, touchPlan } from './plans.ts';
import { drop, keep, put, restore } from './rows.ts';

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
  locks: ({ planName: name, newPlanName }) => [name, newPlanName ?? name].map(planLock).sort(),

  async prepare({ input, use }) {
    const from = use(books);
    const { planName: name, newPlanName = name, features = [] } = input;
    const { planId } = await readPlan(from, name, input.planTypeName);
    const [taken] = await from.query('select from plans.plan where name = $1 and plan_id <> $2', [newPlanName, planId]);
    if (taken) throw PlanExists(newPlanName);
    await checkFeatures(from, features);
    const keys = features.map((each) => ({ plan_id: planId, feature: each.name }));
    return { planId, kept: [await keep(from, 'plan', [{ plan_id: planId }]), await keep(from, 'plan_feature', keys)] };
  },

  async apply({ input, use }, { planId }) {
    const from = use(books);
    const { newPlanName, planDescription, planStatus, features = [] } = input;
    await from.query(
      `update plans.plan
       set name = coalesce($2, name),
         description = coalesce($3, description),
         status = coalesce($4, status)
       where plan_id = $1`,
      [planId, newPlanName ?? null, planDescription ?? null, planStatus ?? null],
    );
    const [taken, set] = [features.filter(isTakenOff), features.filter((each) => !isTakenOff(each))];
    await drop(
      from,
      'plan_feature',
      taken.map((each) => ({ plan_id: planId, feature: each.name })),
    );
    await put(
      from,
      'plan_feature',
      set.map((each) => ({ plan_id: planId, feature: each.name, value: each.value })),
    );
    await touchPlan(from, planId);
    return {};
  },

  async undo({ use }, { kept }) {
    await restore(use(books), kept);
  },
});

function isTakenOff({ value }: { readonly value?: string | undefined }): boolean {
  return value === undefined;
}
