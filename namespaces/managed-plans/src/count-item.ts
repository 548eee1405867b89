import { books, write } from '@tenantry/engine';
import { boolean, defaulted, domainController, organization } from '@tenantry/schema';

import { LimitReached } from './errors.ts';
import { addItem, itemLock, limitReached, readCounting, removeItem } from './item-counts.ts';
import { itemFields } from './item-fields.ts';

export const CountItem_ = write({
  summary: 'Counts one more of something that plans limit by number, at an organization and all above it.',
  remarks:
    'Refused when the plan of one of them allows no more. What counts already is not counted twice. Exact under any number of callers: the counter is held while the limit is compared.',
  source: 'design.md 11',
  input: {
    organization: organization('Organization that has the thing.'),
    ...itemFields,
    limited: defaulted(boolean('False: what is there already counts, whatever the plans allow.'), true),
    preferredDomainController: domainController(),
  },
  errors: [LimitReached],
  changes: books,
  locks: (input) => [itemLock(input)],

  async prepare({ input, use, place }) {
    const { featureName, item } = input;
    const { guid } = await place('organization');
    const { isCounted, line } = await readCounting(use(books), input, guid);
    return { isNew: !isCounted, counted: { featureName, item, line } };
  },

  async apply({ input, use }, { counted }) {
    const passed = await addItem(use(books), counted, input.limited);
    if (passed) throw limitReached(input.organization, counted, passed);
    return {};
  },

  async undo({ use }, { isNew, counted }) {
    if (isNew) await removeItem(use(books), counted);
  },
});
