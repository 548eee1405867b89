import { read } from '@tenantry/engine';
import { list, record, text } from '@tenantry/schema';

import { pending } from './pending.ts';

export const Recount_ = read({
  summary: 'Compares the counters of the books with the sums of what they count.',
  source: 'known-faults.md B2, B3',
  input: {},
  output: {
    differences: list(
      'difference',
      record('One counter that is wrong.', {
        what: text('Counter, e.g. the space used on a store.'),
        counted: text('What it should be.'),
        found: text('What it is.'),
      }),
      { sentence: 'Empty when the books are right.' },
    ),
  },
  run: pending,
});
