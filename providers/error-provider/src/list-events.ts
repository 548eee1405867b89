import { books, read } from '@tenantry/engine';
import { defaulted, integer, list, optional, record, text } from '@tenantry/schema';

const select = `
  select e.reported_at as "at", e.severity as type, e.source, e.hresult as hr, e.description as "desc"
  from error_provider.event e
  where $2::text is null or e.source = $2
  order by e.number desc
  limit $1`;

const eventsMaximum = 10_000;

export const ListEvents_ = read({
  summary: 'Lists what ReportEvent has recorded, the latest first.',
  input: {
    count: defaulted(integer('At most so many. Default 100.', { minimum: 1, maximum: eventsMaximum }), 100),
    source: optional(text('Only those of this source.', { maxLength: 128 })),
  },
  output: {
    events: list(
      'event',
      record('One event.', {
        at: text('When, ISO 8601.'),
        type: text('Error, Warning or Information.'),
        source: text('Who reported.'),
        hr: optional(text('Number of an error.')),
        desc: text('What happened.'),
      }),
      { maxItems: eventsMaximum },
    ),
  },

  async run({ input, use }) {
    const rows = await use(books).query<Row>(select, [input.count, input.source ?? null]);
    const events = rows.map(({ at, hr, ...event }) => ({
      at: at.toISOString(),
      ...event,
      ...(hr === null ? {} : { hr }),
    }));
    return { events };
  },
});

interface Row {
  readonly at: Date;
  readonly type: string;
  readonly source: string;
  readonly hr: string | null;
  readonly desc: string;
}
