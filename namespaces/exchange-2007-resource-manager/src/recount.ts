import { books, read } from '@tenantry/engine';

import { differences } from './counter-fields.ts';
import { describeCounter, recount } from './counters.ts';

export const Recount_ = read({
  summary: 'Compares the counters of the books with what they count.',
  remarks: 'What they count is compared with the directory by Hosted Email 2007::CheckBooks_.',
  source: 'known-faults.md B2, B3',
  input: {},
  output: { differences },

  async run({ use }) {
    return { differences: (await recount(use(books))).map(describeCounter) };
  },
});
