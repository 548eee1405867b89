import { books, read } from '@tenantry/engine';

import { countDifferences } from './count-difference-fields.ts';
import { recountItems } from './count-differences.ts';

export const RecountItems_ = read({
  summary: 'Compares the counters by which plans limit things with the things that count.',
  source: 'design.md 11',
  input: {},
  output: { differences: countDifferences },

  async run({ use }) {
    const found = await recountItems(use(books));
    return { differences: found.map(({ organization, ...difference }) => ({ orgGUID: organization, ...difference })) };
  },
});
