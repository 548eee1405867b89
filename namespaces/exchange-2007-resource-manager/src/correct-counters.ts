import { books, write } from '@tenantry/engine';

import { differences } from './counter-fields.ts';
import { correctCounters, describeCounter, holdCounters, revertCounters } from './counters.ts';

export const CorrectCounters_ = write({
  summary: 'Makes the counters of the books what they count.',
  remarks: 'Allocations wait meanwhile. Undo makes them as wrong as they were, with what others have changed since.',
  source: 'known-faults.md B2, B3',
  input: {},
  output: { differences },
  changes: books,

  async prepare({ use }) {
    return { wrong: await holdCounters(use(books)) };
  },

  async apply({ use }, { wrong }) {
    await correctCounters(use(books), wrong);
    return { differences: wrong.map(describeCounter) };
  },

  async undo({ use }, { wrong }) {
    await revertCounters(use(books), wrong);
  },
});
