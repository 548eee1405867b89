import { optional } from './field.ts';
import { integer, text } from './fields.ts';

/** As many as one answer may list: all of them are in memory at once. */
const pageSizeMaximum = 10_000;

/** What a list takes that is read page by page. */
export const pageOptions = {
  searchText: optional(
    text('Only what has this text in its names or addresses; case does not count.', { maxLength: 256 }),
  ),
  pageSize: optional(integer('Most entries of the page; default 100.', { minimum: 1, maximum: pageSizeMaximum })),
  cursor: optional(text('nextCursor of the page before. Without it the first page comes.', { maxLength: 2048 })),
};

/** What such a list answers besides its entries. */
export const pageMarks = {
  nextCursor: optional(text('Where the next page begins; absent on the last page.', { maxLength: 2048 })),
};
