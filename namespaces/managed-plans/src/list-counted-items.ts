import { books, read } from '@tenantry/engine';
import { guid, list, record } from '@tenantry/schema';

import { canonicalGuid } from './guids.ts';
import { itemsOf } from './item-counts.ts';
import { itemFields } from './item-fields.ts';

export const ListCountedItems_ = read({
  summary: 'Lists what counts at an organization as its own, not as that of one below it.',
  input: { orgGUID: guid('Organization, whether it exists or not.') },
  output: { items: list('item', record('One thing that counts.', itemFields), { maxItems: 1_000_000 }) },

  async run({ input, use }) {
    const items = await itemsOf(use(books), canonicalGuid(input.orgGUID));
    return { items: items.map(({ featureName, item }) => ({ featureName, item })) };
  },
});
