import { books, write } from '@tenantry/engine';

import { customerFields } from './customer-fields.ts';
import { customerId } from './customers.ts';
import { CustomerNotNamed } from './errors.ts';
import { addItem, itemsOf, removeItem } from './item-counts.ts';

export const UncountOrganization_ = write({
  summary: 'Takes everything of an organization out of the counts that plans limit.',
  source: 'known-faults.md B14',
  input: customerFields,
  errors: [CustomerNotNamed],
  changes: books,

  async prepare({ input, use, place }) {
    const id = await customerId(input, () => place('path'));
    return { items: await itemsOf(use(books), id) };
  },

  async apply({ use }, { items }) {
    for (const item of items) await removeItem(use(books), item);
    return {};
  },

  async undo({ use }, { items }) {
    for (const item of items) await addItem(use(books), item, false);
  },
});
