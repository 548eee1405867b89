import type { Call } from '@tenantry/engine';

import { countDifferences } from './book-count-differences.ts';
import { counterDifferences } from './book-counter-differences.ts';
import type { BookDifference } from './book-difference.ts';
import { folderDifferences } from './book-folder-differences.ts';
import { mailboxDifferences } from './book-mailbox-differences.ts';
import { surveyBooks } from './book-survey.ts';

/** Compares the books with the directory: for one organization, or, without one, what belongs to none. */
export async function findBookDifferences(
  call: Call,
  { orgGUID, ...controller }: { readonly orgGUID?: string; readonly preferredDomainController?: string },
): Promise<BookDifference[]> {
  if (orgGUID === undefined) return counterDifferences(call, controller);
  const survey = await surveyBooks(call, { orgGUID, ...controller });
  return [...mailboxDifferences(survey), ...folderDifferences(survey), ...countDifferences(survey)];
}
