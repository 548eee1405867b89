import { books, write } from '@tenantry/engine';
import { domainController, list, optional, organization, planName, text } from '@tenantry/schema';
import { readCustomer } from './customers.ts';
import { NoSuchCustomer, NoSuchPlan, PlanOfWrongType } from './errors.ts';
import { readPlanIds } from './plans.ts';
import { keep, put, restore } from './rows.ts';

export const AddAvailablePlansToCustomer = write({
  summary: 'Adds plans to the list that an organization may use.',
  remarks: 'A plan that is on the list already is switched on.',
  source: 'managed-plans.yaml, isolation.md R22',
  access: 'public',
  role: 'OrgCreators',
  input: {
    path: organization('Organization whose users may get the plans.'),
    availablePlans: list('planName', planName('Name of a plan.'), { sentence: 'Plans to add.', minItems: 1 }),
    planTypeName: optional(text('Type that the plans must be of.', { maxLength: 64 })),
    preferredDomainController: domainController(),
  },
  errors: [NoSuchCustomer, NoSuchPlan, PlanOfWrongType],
  changes: books,
  locks: ({ path }) => [`availablePlans:${path.toLowerCase()}`],

  async prepare({ input, use, place }) {
    const from = use(books);
    const { guid: id } = await place('path');
    await readCustomer(from, id, input);
    const planIds = await readPlanIds(from, input.availablePlans, input.planTypeName);
    const rows = planIds.map((planId) => ({ organization_id: id, plan_id: planId, status: 'Enabled' }));
    return { rows, kept: [await keep(from, 'available_plan', rows)] };
  },

  async apply({ use }, { rows }) {
    await put(use(books), 'available_plan', rows);
    return {};
  },

  async undo({ use }, { kept }) {
    await restore(use(books), kept);
  },
});
