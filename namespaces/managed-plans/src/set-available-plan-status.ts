import { books, write } from '@tenantry/engine';
import { domainController, list, oneOf, optional, organization, planName, text } from '@tenantry/schema';
import { readCustomer } from './customers.ts';
import { NoSuchCustomer, NoSuchPlan, PlanNotListed, PlanOfWrongType } from './errors.ts';
import { readPlanIds } from './plans.ts';
import { keep, put, restore } from './rows.ts';

export const SetAvailablePlanStatus = write({
  summary: 'Switches entries of the list of available plans of an organization on or off.',
  remarks: 'Users who have a plan keep it; new assignments of one that is off are refused.',
  source: 'managed-plans.yaml (dd251865)',
  access: 'public',
  role: 'OrgCreators',
  input: {
    path: organization('Organization that has the list.'),
    availablePlans: list('planName', planName('Name of a plan.'), { sentence: 'Entries to switch.', minItems: 1 }),
    planStatus: oneOf(['Enabled', 'Disabled'], 'New status of the entries.'),
    planTypeName: optional(text('Type that the plans must be of.', { maxLength: 64 })),
    preferredDomainController: domainController(),
  },
  errors: [NoSuchCustomer, NoSuchPlan, PlanNotListed, PlanOfWrongType],
  changes: books,
  locks: ({ path }) => [`availablePlans:${path.toLowerCase()}`],

  async prepare({ input, use, place }) {
    const from = use(books);
    const { guid: id, path } = await place('path');
    await readCustomer(from, id, input);
    const names = [...new Set(input.availablePlans)];
    const planIds = await readPlanIds(from, names, input.planTypeName);
    const rows = planIds.map((planId) => ({ organization_id: id, plan_id: planId, status: input.planStatus }));
    const kept = await keep(from, 'available_plan', rows);
    const unlisted = kept.rows.findIndex(({ before }) => before === null);
    if (unlisted >= 0) throw PlanNotListed(names[unlisted] ?? '', path);
    return { rows, kept: [kept] };
  },

  async apply({ use }, { rows }) {
    await put(use(books), 'available_plan', rows);
    return {};
  },

  async undo({ use }, { kept }) {
    await restore(use(books), kept);
  },
});
