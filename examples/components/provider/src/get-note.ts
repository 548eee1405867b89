import { books, read } from '@tenantry/engine';

import { NoSuchNote } from './errors.ts';
import { key, value } from './note-fields.ts';

const select = 'select n.value from example_provider.note n where n.key = $1';

export const GetNote = read({
  summary: 'Reads a note.',
  input: { key },
  output: { value },
  errors: [NoSuchNote],

  async run({ input, use }) {
    const [note] = await use(books).query<{ value: string }>(select, [input.key]);
    if (!note) throw NoSuchNote(input.key);
    return { value: note.value };
  },
});
