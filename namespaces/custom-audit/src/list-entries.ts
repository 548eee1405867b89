import { books, read } from '@tenantry/engine';
import { defaulted, integer, list, record, text } from '@tenantry/schema';

import { category, values } from './audit-fields.ts';

const select = `
  select e.recorded_at as "at", e.fields
  from custom_audit.entry e
  where e.category = $1
  order by e.number desc
  limit $2`;

const entriesMaximum = 10_000;

export const ListEntries_ = read({
  summary: 'Lists the records of a category, the latest first.',
  input: {
    category,
    count: defaulted(integer('At most so many. Default 100.', { minimum: 1, maximum: entriesMaximum }), 100),
  },
  output: {
    entries: list('entry', record('One record.', { at: text('When, ISO 8601.'), values }), {
      maxItems: entriesMaximum,
    }),
  },

  async run({ input, use }) {
    const rows = await use(books).query<Row>(select, [input.category, input.count]);
    const entries = rows.map(({ at, fields }) => ({
      at: at.toISOString(),
      values: Object.entries(fields).map(([name, value]) => ({ name, value })),
    }));
    return { entries };
  },
});

interface Row {
  readonly at: Date;
  readonly fields: Readonly<Record<string, string>>;
}
