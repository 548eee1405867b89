import { books, write } from '@tenantry/engine';
import { domainController, optional, planName, text } from '@tenantry/schema';

import { NoSuchPlan, PlanInUse, PlanOfWrongType } from './errors.ts';
import { isPlanUsed, planLock, readPlan } from './plans.ts';
import { drop, keep, restore } from './rows.ts';

const featuresStatement = 'select plan_id, feature from plans.plan_feature where plan_id = $1 order by feature';
const categoriesStatement = 'select plan_id, category from plans.plan_category where plan_id = $1 order by category';

export const DeletePlan = write({
  summary: 'Deletes a plan that nobody has and that is on no list of available plans.',
  remarks:
    'An addition of Tenantry. A plan that was ever given to somebody is kept for the history; disable it instead.',
  access: 'public',
  role: 'DomainAdmin',
  input: {
    planName: planName('Name.'),
    planTypeName: optional(text('Type that the plan must be of.', { maxLength: 64 })),
    preferredDomainController: domainController(),
  },
  errors: [NoSuchPlan, PlanInUse, PlanOfWrongType],
  changes: books,
  locks: ({ planName: name }) => [planLock(name)],

  async prepare({ input, use }) {
    const from = use(books);
    const { planId } = await readPlan(from, input.planName, input.planTypeName);
    // Held first: whoever gives the plan to somebody waits for this row, or has been seen.
    const plan = await keep(from, 'plan', [{ plan_id: planId }]);
    if (await isPlanUsed(from, planId)) throw PlanInUse(input.planName);
    const features = await from.query(featuresStatement, [planId]);
    const categories = await from.query(categoriesStatement, [planId]);
    return { kept: [plan, await keep(from, 'plan_feature', features), await keep(from, 'plan_category', categories)] };
  },

  async apply({ use }, { kept }) {
    for (const { table, rows } of kept.toReversed()) {
      await drop(
        use(books),
        table,
        rows.map(({ key }) => key),
      );
    }
    return {};
  },

  async undo({ use }, { kept }) {
    for (const each of kept) await restore(use(books), [each]);
  },
});
