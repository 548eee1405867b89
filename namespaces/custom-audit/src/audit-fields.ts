import { attribute, list, record, text } from '@tenantry/schema';

export const category = text('What kind of record it is, e.g. billing.', { maxLength: 128, pattern: '\\S' });

/** Values of a record, `values/value` with a name. */
export const values = list(
  'value',
  record('One value.', {
    name: attribute(text('Its name.', { maxLength: 128, pattern: '\\S' })),
    value: text('The value.'),
  }),
  { sentence: 'The values; of one name the last counts.', maxItems: 200 },
);
