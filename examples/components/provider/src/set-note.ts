import { books, write } from '@tenantry/engine';

import { key, value } from './note-fields.ts';

const select = 'select n.value from example_provider.note n where n.key = $1';

const put = `
  insert into example_provider.note (key, value)
  values ($1, $2)
  on conflict (key) do update set value = excluded.value`;

const remove = 'delete from example_provider.note where key = $1';

export const SetNote = write({
  summary: 'Writes a note, or writes it anew.',
  input: { key, value },
  changes: books,
  locks: ({ key }) => [`exampleProvider:${key}`],

  async prepare({ input, use }) {
    const [before] = await use(books).query<{ value: string }>(select, [input.key]);
    return { before: before?.value ?? null };
  },

  async apply({ input, use }) {
    await use(books).query(put, [input.key, input.value]);
    return {};
  },

  async undo({ input, use }, { before }) {
    if (before === null) await use(books).query(remove, [input.key]);
    else await use(books).query(put, [input.key, before]);
  },
});
