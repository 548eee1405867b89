import { randomUUID } from 'node:crypto';

import { books, write } from '@tenantry/engine';

import { category, values } from './audit-fields.ts';

const add = 'insert into custom_audit.entry (entry_id, category, fields) values ($1, $2, $3)';

export const Audit = write({
  summary: "Adds a record of the request's own to the audit.",
  remarks: 'It is there once the request is done. The historical procedure took SQL; see the README of the component.',
  source: 'core-helper-namespaces.yaml (partial)',
  role: 'DomainAdmin',
  input: { category, values },
  changes: books,

  prepare: async () => ({ entryId: randomUUID() }),

  async apply({ input, use }, { entryId }) {
    const fields = Object.fromEntries(input.values.map(({ name, value }) => [name, value]));
    await use(books).query(add, [entryId, input.category, JSON.stringify(fields)]);
    return {};
  },

  async undo({ use }, { entryId }) {
    await use(books).query('delete from custom_audit.entry where entry_id = $1', [entryId]);
  },
});
