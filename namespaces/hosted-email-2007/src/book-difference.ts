import { list, record, text } from '@tenantry/schema';

/** Something that the books say otherwise than it is. */
export interface BookDifference {
  readonly what: string;
  readonly booked: string;
  readonly counted: string;
  readonly where: string;
  /** Makes the books right. False when that is not to be done, or somebody else has changed them meanwhile. */
  mend(corrections: BookCorrections): Promise<boolean>;
}

/** What a mailbox has in the books. */
export interface BookedMailbox {
  /** None for a consumer mailbox. */
  readonly orgGUID?: string;
  readonly serverName: string;
  readonly mailStoreName: string;
  readonly kilobytes: number;
}

/**
 * The ways to make the books right. Each tells false when it is not to be done or somebody else has changed the books
 * meanwhile. Whoever only looks has none.
 */
export interface BookCorrections {
  isConsumer(guid: string): Promise<boolean>;
  mailbox(change: {
    readonly GUID: string;
    readonly path?: string;
    readonly booked?: BookedMailbox;
    readonly counted?: BookedMailbox;
  }): Promise<boolean>;
  /** Lets the space of a mailbox follow it to its store, where there is room. */
  follow(mailbox: string, store: Pick<BookedMailbox, 'serverName' | 'mailStoreName'>): Promise<boolean>;
  folder(change: {
    readonly orgGUID: string;
    readonly folderPath: string;
    readonly booked?: number;
    readonly counted?: number;
  }): Promise<boolean>;
  count(item: { readonly organization: string; readonly featureName: string; readonly item: string }): Promise<boolean>;
  uncount(item: { readonly featureName: string; readonly item: string }): Promise<boolean>;
  /** All counters of stores and grants, in one step. */
  storeCounters(): Promise<boolean>;
  /** All counters of what plans limit, in one step. */
  itemCounters(): Promise<boolean>;
}

const row = record('One difference.', {
  what: text('What it is about: a mailbox, a public folder, something that counts, a counter.'),
  booked: text('What the books say.'),
  counted: text('What it is.'),
  where: text('Organization or store.'),
});

/** Differences as callers are told of them. */
export function bookDifferences(sentence: string) {
  return list('difference', row, { sentence, maxItems: 1_000_000 });
}

/** A difference without the means to mend it. */
export type DescribedDifference = Pick<BookDifference, 'what' | 'booked' | 'counted' | 'where'>;

/** A difference as callers are told of it. */
export function describeDifference({ what, booked, counted, where }: BookDifference): DescribedDifference {
  return { what, booked, counted, where };
}

export const nothing = 'nothing';

/** A size for people. */
export function size(kilobytes: number): string {
  return `${kilobytes} KB`;
}
