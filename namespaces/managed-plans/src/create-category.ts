import { books, write } from '@tenantry/engine';
import { domainController, optional, text } from '@tenantry/schema';

import { categoryLock } from './plans.ts';
import { keep, put, restore } from './rows.ts';

export const CreateCategory = write({
  summary: 'Creates a category of plans.',
  remarks: 'May be called again: the description is brought up to date.',
  source: 'managed-plans.yaml (dd278650: categories are part of the set-up)',
  access: 'public',
  role: 'DomainAdmin',
  input: {
    categoryName: text('Unique name; compared exactly.', { maxLength: 128, pattern: '\\S' }),
    categoryDescription: optional(text('What it is for.', { maxLength: 1024 })),
    preferredDomainController: domainController(),
  },
  changes: books,
  locks: ({ categoryName }) => [categoryLock(categoryName)],

  async prepare({ input, use }) {
    return { kept: [await keep(use(books), 'category', [{ name: input.categoryName }])] };
  },

  async apply({ input: { categoryName: name, categoryDescription }, use }) {
    await put(use(books), 'category', [{ name, description: categoryDescription ?? null }]);
    return {};
  },

  async undo({ use }, { kept }) {
    await restore(use(books), kept);
  },
});
