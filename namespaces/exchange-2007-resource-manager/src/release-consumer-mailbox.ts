import { books, write } from '@tenantry/engine';
import { guid, integer } from '@tenantry/schema';

import { addConsumer, findConsumer, removeConsumer } from './consumer-allocation.ts';
import { NoAllocation } from './errors.ts';
import { canonicalGuid } from './guids.ts';

export const ReleaseConsumerMailbox_ = write({
  summary: 'Releases the allocation of a consumer mailbox, whether its user exists or not.',
  input: { GUID: guid('User who has or had the mailbox.') },
  output: { kilobytes: integer('What was released.') },
  errors: [NoAllocation],
  changes: books,

  async prepare({ input, use }) {
    const mailbox = canonicalGuid(input.GUID);
    const present = await findConsumer(use(books), mailbox);
    if (!present) throw NoAllocation(mailbox);
    return { mailbox, ...present };
  },

  async apply({ use }, { mailbox, storeId, kilobytes }) {
    await removeConsumer(use(books), mailbox, storeId);
    return { kilobytes };
  },

  async undo({ use }, { mailbox, ...allocation }) {
    await addConsumer(use(books), mailbox, allocation);
  },
});
