import { books, write } from '@tenantry/engine';
import { domainController, planName, text } from '@tenantry/schema';

import { NoSuchCategory, NoSuchPlan } from './errors.ts';
import { categoryLock, planLock, readPlan } from './plans.ts';
import { keep, put, restore } from './rows.ts';

export const AddPlanToCategory = write({
  summary: 'Puts a plan into an existing category.',
  remarks: 'May be called again.',
  source: 'managed-plans.yaml',
  access: 'public',
  role: 'DomainAdmin',
  input: {
    planName: planName('Plan to put there.'),
    categoryName: text('Category, made with CreateCategory.', { maxLength: 128 }),
    preferredDomainController: domainController(),
  },
  errors: [NoSuchCategory, NoSuchPlan],
  changes: books,
  locks: ({ planName: name, categoryName }) => [categoryLock(categoryName), planLock(name)],

  async prepare({ input: { planName: name, categoryName: category }, use }) {
    const from = use(books);
    const { planId } = await readPlan(from, name);
    const [known] = await from.query('select from plans.category where name = $1', [category]);
    if (!known) throw NoSuchCategory(category);
    const row = { plan_id: planId, category };
    return { row, kept: [await keep(from, 'plan_category', [row])] };
  },

  async apply({ use }, { row }) {
    await put(use(books), 'plan_category', [row]);
    return {};
  },

  async undo({ use }, { kept }) {
    await restore(use(books), kept);
  },
});
