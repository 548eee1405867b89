import { type BookCorrections, type BookDifference, nothing } from './book-difference.ts';
import type { BookSurvey } from './book-survey.ts';
import { type CountedKind, domainItem } from './counted-kinds.ts';

const kindOf = { mailbox: 'mailboxes', group: 'groups', contact: 'contacts' } as const;

/** Things that do not count although they are there, or count although they are not. */
export function countDifferences(survey: BookSurvey): BookDifference[] {
  const { orgGUID, path, where } = survey;
  const there = new Map<string, { readonly kind: CountedKind; readonly item: string; readonly name: string }>();
  for (const { guid: item, kind, primarySmtpAddress } of survey.recipients) {
    add(kindOf[kind], item, primarySmtpAddress);
  }
  for (const domain of survey.domains) add('domains', domainItem(orgGUID, domain), domain);

  const counted = new Set(survey.items.map(({ featureName, item }) => `${featureName} ${item}`));
  const elsewhere = new Set(survey.elsewhere.map(({ kind, guid }) => `${featureOf(kindOf[kind])} ${guid}`));
  const missing = [...there]
    .filter(([key]) => !counted.has(key))
    .map(([, { kind, item, name }]) => ({
      what: `${featureOf(kind)} ${name}`,
      booked: nothing,
      counted: 'counts',
      where,
      mend: (corrections: BookCorrections) =>
        corrections.count({ organization: path, featureName: featureOf(kind), item }),
    }));
  const surplus = survey.items
    .filter(({ featureName, item }) => !there.has(`${featureName} ${item}`) && !elsewhere.has(`${featureName} ${item}`))
    .map(({ featureName, item }) => ({
      what: `${featureName} ${item}`,
      booked: 'counts',
      counted: nothing,
      where,
      mend: (corrections: BookCorrections) => corrections.uncount({ featureName, item }),
    }));
  return [...missing, ...surplus];

  function add(kind: CountedKind, item: string, name: string) {
    there.set(`${featureOf(kind)} ${item}`, { kind, item, name });
  }
}

function featureOf(kind: CountedKind): string {
  return `maximum/${kind}`;
}
