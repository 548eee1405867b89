import { books, write } from '@tenantry/engine';

import { addItem, findItem, itemLock, removeItem } from './item-counts.ts';
import { itemFields } from './item-fields.ts';

export const UncountItem_ = write({
  summary: 'Takes something out of the counts that plans limit.',
  remarks:
    'What does not count is left aside. Call it last: its place is free at once, and an undo takes it back whoever has it by then.',
  source: 'design.md 11',
  input: itemFields,
  changes: books,
  locks: (input) => [itemLock(input)],

  async prepare({ input, use }) {
    return { counted: (await findItem(use(books), input)) ?? null };
  },

  async apply({ input, use }) {
    await removeItem(use(books), input);
    return {};
  },

  async undo({ use }, { counted }) {
    if (counted) await addItem(use(books), counted, false);
  },
});
