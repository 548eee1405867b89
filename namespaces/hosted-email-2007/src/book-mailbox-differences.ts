import { type BookCorrections, type BookDifference, type BookedMailbox, nothing, size } from './book-difference.ts';
import type { BookSurvey } from './book-survey.ts';
import { databaseOf, parseStoreName } from './mail-store-name.ts';

type Mailbox = BookSurvey['mailboxes'][number];
type Allocation = BookSurvey['allocations'][number];

/** Mailboxes whose space is not what they have: other or none, or space without a mailbox. */
export function mailboxDifferences(survey: BookSurvey): BookDifference[] {
  const { allocations, mailboxes, elsewhere } = survey;
  const byGuid = new Map(allocations.map((allocation) => [allocation.GUID, allocation]));
  const living = new Set([...mailboxes, ...elsewhere].map(({ guid }) => guid));
  return [
    ...mailboxes.flatMap((mailbox) => compare(survey, mailbox, byGuid.get(mailbox.guid))),
    ...allocations.filter(({ GUID }) => !living.has(GUID)).map((allocation) => orphan(survey.where, allocation)),
  ];
}

/** Space that has no mailbox any more. */
export function orphan(where: string, allocation: Allocation): BookDifference {
  return {
    what: `mailbox of ${allocation.GUID}`,
    booked: describe(allocation),
    counted: nothing,
    where,
    mend: (corrections) => corrections.mailbox({ GUID: allocation.GUID, booked: bookedOf(allocation) }),
  };
}

function compare(survey: BookSurvey, mailbox: Mailbox, allocation: Allocation | undefined): BookDifference[] {
  const { database, prohibitSendKilobytes: kilobytes, primarySmtpAddress, path } = mailbox;
  const difference = { what: `mailbox ${primarySmtpAddress || path}`, where: survey.where };
  const store = database ?? 'no store';
  if (!allocation) {
    // Without a quota of its own it may take all of its store: there is no size to book.
    const counted = `${kilobytes === undefined ? 'unlimited' : size(kilobytes)} on ${store}`;
    return [{ ...difference, booked: nothing, counted, mend: (corrections) => allocate(corrections, survey, mailbox) }];
  }
  const isOwn = allocation.orgGUID === undefined || allocation.orgGUID === survey.orgGUID;
  const isThere = database === undefined || isSameStore(database, allocation);
  const isRight = kilobytes === undefined || kilobytes === allocation.kilobytes;
  if (isOwn && isThere && isRight) return [];

  const counted = `${size(kilobytes ?? allocation.kilobytes)} on ${store}${isOwn ? '' : ` for ${survey.where}`}`;
  return [
    {
      ...difference,
      booked: `${describe(allocation)}${isOwn ? '' : ` for ${allocation.orgGUID}`}`,
      counted,
      mend: (corrections) => mend(corrections, survey, { mailbox, allocation, isThere }),
    },
  ];
}

async function allocate(corrections: BookCorrections, survey: BookSurvey, mailbox: Mailbox): Promise<boolean> {
  const { guid, path, database, prohibitSendKilobytes: kilobytes } = mailbox;
  if (database === undefined || kilobytes === undefined) return false;
  const owner = (await corrections.isConsumer(guid)) ? {} : { orgGUID: survey.orgGUID };
  const counted = { ...owner, ...parseStoreName(database), kilobytes };
  return corrections.mailbox({ GUID: guid, path, counted });
}

interface Wrong {
  readonly mailbox: Mailbox;
  readonly allocation: Allocation;
  readonly isThere: boolean;
}

/**
 * After a change of plan a mailbox may wait to be moved to where its space is, because its own store has no room. So space follows
 * a mailbox only where there is room.
 */
async function mend(
  corrections: BookCorrections,
  survey: BookSurvey,
  { mailbox, allocation, isThere }: Wrong,
): Promise<boolean> {
  const { database, path, prohibitSendKilobytes: kilobytes = allocation.kilobytes } = mailbox;
  let booked = bookedOf(allocation);
  if (!isThere && database !== undefined) {
    const target = parseStoreName(database);
    if (!(await corrections.follow(path, target))) return false;
    booked = { ...booked, ...target };
  }
  const owner = booked.orgGUID === undefined ? {} : { orgGUID: survey.orgGUID };
  const counted = { ...booked, ...owner, kilobytes };
  if (booked.kilobytes === kilobytes && booked.orgGUID === counted.orgGUID) return true;
  return corrections.mailbox({ GUID: mailbox.guid, path, booked, counted });
}

function bookedOf({ orgGUID, serverName, mailStoreName, kilobytes }: Allocation): BookedMailbox {
  return { ...(orgGUID === undefined ? {} : { orgGUID }), serverName, mailStoreName, kilobytes };
}

function describe(allocation: Allocation): string {
  return `${size(allocation.kilobytes)} on ${databaseOf({ ...allocation, GUID: allocation.storeGUID })}`;
}

/** Books may not know the storage group of a store. */
function isSameStore(database: string, { serverName, mailStoreName }: Allocation): boolean {
  const [server = '', , store = ''] = database.split('\\');
  const key = (one: string, other: string) => `${one}\\${other}`.toLowerCase();
  return key(server, store) === key(serverName, mailStoreName);
}
