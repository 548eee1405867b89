import { composite } from '@tenantry/engine';
import { domainController, guid, optional } from '@tenantry/schema';

import { bookDifferences, describeDifference } from './book-difference.ts';
import { findBookDifferences } from './find-book-differences.ts';

export const CheckBooks_ = composite({
  summary: 'Counts again what an organization has in the directory, and compares it with the books.',
  remarks:
    'Mailboxes with their stores and sizes, public folders, and what plans limit by number. Without an organization: the counters of stores, grants and limits, and the space of consumers who are gone. A request that runs meanwhile may show as a difference; look again when it has ended.',
  source: 'known-faults.md B2, B3, B14, B15',
  input: {
    orgGUID: optional(guid('Organization, whether it exists or not.')),
    preferredDomainController: domainController(),
  },
  output: { differences: bookDifferences('Empty when the books are right.') },

  async run({ input, call }) {
    const differences = await findBookDifferences(call, input);
    return { differences: differences.map(describeDifference) };
  },
});
