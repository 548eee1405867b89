import { books, write } from '@tenantry/engine';

import { countDifferences } from './count-difference-fields.ts';
import { addToCount, holdCounts } from './count-differences.ts';

export const CorrectItemCounts_ = write({
  summary: 'Makes the counters by which plans limit things the number of things that count.',
  remarks: 'Undo makes them as wrong as they were, with what others have counted since.',
  source: 'design.md 11',
  input: {},
  output: { differences: countDifferences },
  changes: books,

  async prepare({ use }) {
    return { wrong: await holdCounts(use(books)) };
  },

  async apply({ use }, { wrong }) {
    for (const each of wrong) await addToCount(use(books), each, each.counted - each.booked);
    return {
      differences: wrong.map(({ organization, ...difference }) => ({ orgGUID: organization, ...difference })),
    };
  },

  async undo({ use }, { wrong }) {
    for (const each of wrong) await addToCount(use(books), each, each.booked - each.counted);
  },
});
