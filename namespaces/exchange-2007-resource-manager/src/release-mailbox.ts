import { books, write } from '@tenantry/engine';
import { guid, integer, optional } from '@tenantry/schema';

import { NoAllocation } from './errors.ts';
import { canonicalGuid } from './guids.ts';
import { addMailbox, holdMailbox, removeMailbox } from './mailbox-allocation.ts';

export const ReleaseMailbox_ = write({
  summary: 'Releases the allocation of a mailbox, whether its user exists or not.',
  input: {
    GUID: guid('User who has or had the mailbox.'),
    orgGUID: optional(guid('Organization that the allocation must belong to.')),
  },
  output: { kilobytes: integer('What was released.') },
  errors: [NoAllocation],
  changes: books,

  async prepare({ input, use }) {
    const mailbox = canonicalGuid(input.GUID);
    const present = await holdMailbox(use(books), mailbox);
    const wanted = input.orgGUID === undefined ? undefined : canonicalGuid(input.orgGUID);
    if (!present || (wanted !== undefined && present.organization !== wanted)) throw NoAllocation(mailbox);
    return { mailbox, ...present };
  },

  async apply({ use }, { mailbox, ...allocation }) {
    await removeMailbox(use(books), mailbox, allocation);
    return { kilobytes: allocation.kilobytes };
  },

  async undo({ use }, { mailbox, ...allocation }) {
    await addMailbox(use(books), mailbox, allocation);
  },
});
