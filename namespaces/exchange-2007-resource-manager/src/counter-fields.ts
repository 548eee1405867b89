import { guid, list, optional, record, text } from '@tenantry/schema';

/** Counters that differ from what they count. */
export const differences = list(
  'difference',
  record('One counter that is wrong.', {
    what: text('Counter: reserved, used, consumers of an organization on a store; granted, owner of a store.'),
    orgGUID: optional(guid('Organization whose grant it is.')),
    serverName: text('Server of the store.'),
    storeName: text('Store.'),
    booked: text('What it is.'),
    counted: text('What it should be.'),
  }),
  { sentence: 'Empty when the counters are right.', maxItems: 1_000_000 },
);
