import { books, write } from '@tenantry/engine';

import { mailboxGuid } from './pin-rows.ts';
import { findRow, type PinBefore, restoreRow } from './store-pin.ts';

const remove = `
  delete from unified_messaging.pin
  where mailbox = $1`;

export const DropPIN_ = write({
  summary: 'Forgets the PIN of a mailbox and those before it.',
  remarks: 'A mailbox without one is no error.',
  input: { mailbox: mailboxGuid },
  sensitive: true,
  changes: books,

  async prepare({ input, use }): Promise<PinBefore> {
    return { before: await findRow(use(books), input.mailbox) };
  },

  async apply({ input, use }) {
    await use(books).query(remove, [input.mailbox]);
    return {};
  },

  async undo({ input, use }, { before }) {
    await restoreRow(use(books), input.mailbox, before);
  },
});
