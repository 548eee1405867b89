import { books, write } from '@tenantry/engine';
import { guid } from '@tenantry/schema';

import { canonicalGuid } from './guids.ts';
import { holdLimit, removeLimit, writeLimit } from './space-limits.ts';

export const RemoveSpaceLimit_ = write({
  summary: 'Forgets how much space an organization may be granted; what it has no longer counts for those above it.',
  remarks: 'An addition of Tenantry. One that has no limit is left aside.',
  source: 'design.md 11',
  input: { orgGUID: guid('Organization, whether it exists or not.') },
  changes: books,

  async prepare({ input, use }) {
    return { before: (await holdLimit(use(books), canonicalGuid(input.orgGUID))) ?? null };
  },

  async apply({ use }, { before }) {
    if (before) await removeLimit(use(books), before.organization);
    return {};
  },

  async undo({ use }, { before }) {
    if (before) await writeLimit(use(books), before);
  },
});
