import { guid, integer, list, record, text } from '@tenantry/schema';

/** Counters that differ from the number of things that count there. */
export const countDifferences = list(
  'difference',
  record('One counter that is wrong.', {
    orgGUID: guid('Organization.'),
    featureName: text('Feature that limits things of the kind, e.g. maximum/groups.'),
    booked: integer('What it is.'),
    counted: integer('What it should be.'),
  }),
  { sentence: 'Empty when the counters are right.', maxItems: 1_000_000 },
);
