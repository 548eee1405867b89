import { books, write } from '@tenantry/engine';
import { domainController, planName, text } from '@tenantry/schema';

import { NoSuchCategory, NoSuchPlan } from './errors.ts';
import { pending } from './pending.ts';

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
  prepare: pending,
  apply: pending,
  undo: pending,
});
