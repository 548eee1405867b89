import { randomUUID } from 'node:crypto';

import { books, write } from '@tenantry/engine';
import { defaulted, oneOf, optional, text } from '@tenantry/schema';

import { hresult } from './fields.ts';

const add = `
  insert into error_provider.event (event_id, severity, source, hresult, description)
  values ($1, $2, $3, $4, $5)`;

export const ReportEvent = write({
  summary: 'Records that something went wrong while the request goes on.',
  remarks:
    'Where the historical system wrote to the event log of Windows, the record is in the books, for all engines. When the request is undone, so is its record: the error of the request is in the audit then.',
  source: 'core-helper-namespaces.yaml (name only)',
  role: 'DomainAdmin',
  input: {
    type: defaulted(oneOf(['Error', 'Warning', 'Information'], 'How grave it is. Default Error.'), 'Error'),
    source: defaulted(text('Who reports. Default Tenantry.', { maxLength: 128 }), 'Tenantry'),
    hr: optional(hresult('Number of an error.')),
    desc: text('What happened.', { pattern: '\\S' }),
  },
  changes: books,

  prepare: async () => ({ eventId: randomUUID() }),

  async apply({ input, use }, { eventId }) {
    await use(books).query(add, [eventId, input.type, input.source, input.hr ?? null, input.desc]);
    return {};
  },

  async undo({ use }, { eventId }) {
    await use(books).query('delete from error_provider.event where event_id = $1', [eventId]);
  },
});
