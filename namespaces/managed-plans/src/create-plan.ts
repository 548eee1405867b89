import { randomUUID } from 'node:crypto';

import { books, write } from '@tenantry/engine';
import { domainController, optional, planName, text } from '@tenantry/schema';

import { FeatureTwice, NoSuchFeatureType, NoSuchType, PlanExists } from './errors.ts';
import { checkFeatures } from './features.ts';
import { planFeatures } from './plan-fields.ts';
import { isPlanUsed, planLock } from './plans.ts';
import { keep, put, restore } from './rows.ts';

// Held to the end of the step: the undo of who has just registered it must not take it away in between.
const typeStatement = `
  select
  from plans.type
  where kind = 'plan'
    and name = $1
  for key share`;

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
  locks: ({ planName: name }) => [planLock(name)],

  async prepare({ input, use }) {
    const from = use(books);
    const { planName: name, planTypeName, features = [] } = input;
    const [known] = await from.query('select from plans.plan where name = $1', [name]);
    if (known) throw PlanExists(name);
    const [type] = await from.query(typeStatement, [planTypeName]);
    if (!type) throw NoSuchType('plan', planTypeName);
    await checkFeatures(from, features);

    const planId = randomUUID();
    const values = features.map((each) => ({ plan_id: planId, feature: each.name, value: each.value }));
    const kept = [await keep(from, 'plan', [{ plan_id: planId }]), await keep(from, 'plan_feature', values)];
    return { planId, values, kept };
  },

  async apply({ input, use }, { planId, values }) {
    const { planName: name, planTypeName, planDescription: description } = input;
    await put(use(books), 'plan', [{ plan_id: planId, name, type_name: planTypeName, description }]);
    await put(use(books), 'plan_feature', values);
    return {};
  },

  async undo({ use }, { planId, kept }) {
    // Others may have given the plan to customers meanwhile; theirs it stays, with its values.
    if (await isPlanUsed(use(books), planId)) return;
    await restore(use(books), kept);
  },
});
