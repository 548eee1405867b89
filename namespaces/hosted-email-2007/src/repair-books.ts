import { composite } from '@tenantry/engine';
import { domainController, guid, optional } from '@tenantry/schema';

import { bookCorrections } from './book-corrections.ts';
import { bookDifferences, type DescribedDifference, describeDifference } from './book-difference.ts';
import { findBookDifferences } from './find-book-differences.ts';

export const RepairBooks_ = composite({
  summary: 'Makes the books of an organization what is in the directory.',
  remarks:
    'The counters first; without an organization nothing but them. What is there is booked even where a plan or a store allows less. Left alone: a mailbox that waits to be moved to where its space is, things without a quota, and what another request has changed meanwhile.',
  source: 'known-faults.md B2, B3, B14, B15',
  input: {
    orgGUID: optional(guid('Organization, whether it exists or not.')),
    preferredDomainController: domainController(),
  },
  output: {
    mended: bookDifferences('What was wrong and is right now.'),
    left: bookDifferences('What is wrong still.'),
  },

  async run({ input, call }) {
    const mended: DescribedDifference[] = [];
    const left: DescribedDifference[] = [];
    const corrections = bookCorrections(call);
    const { orgGUID, ...controller } = input;
    // Counters first: what is taken from one that is too low would be refused.
    for (const part of orgGUID === undefined ? [controller] : [controller, input]) {
      for (const difference of await findBookDifferences(call, part)) {
        const isMended = await difference.mend(corrections);
        (isMended ? mended : left).push(describeDifference(difference));
      }
    }
    return { mended, left };
  },
});
