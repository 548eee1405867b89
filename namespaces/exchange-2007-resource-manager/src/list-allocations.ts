import { books, read } from '@tenantry/engine';
import { guid, integer, list, optional, record, text } from '@tenantry/schema';

import { canonicalGuid } from './guids.ts';
import { mailboxesMaximum } from './listed-organizations.ts';

// The two kinds are asked for one after the other, so that each comes by its key.
const selectAllocations = `
  select a.mailbox as "GUID", a.organization as "orgGUID", a.kilobytes::float8 as kilobytes,
    s.guid as "storeGUID", s.server as "serverName", s.storage_group as "storageGroupName", s.name as "mailStoreName"
  from (
    select m.mailbox, m.organization, m.store_id, m.kilobytes
    from resource_manager.mailbox_allocation m
    where m.mailbox = any($1)
      or m.organization = $2
    union all
    select c.mailbox, null, c.store_id, c.kilobytes
    from resource_manager.consumer_allocation c
    where c.mailbox = any($1)
      or $3
  ) a
  join resource_manager.store s on s.store_id = a.store_id
  order by a.mailbox`;

export const ListAllocations_ = read({
  summary: 'Lists what mailboxes have: certain ones, those of an organization, or all consumer mailboxes.',
  input: {
    mailboxes: optional(list('GUID', guid('A user.'), { sentence: 'Users to look for.', maxItems: mailboxesMaximum })),
    orgGUID: optional(guid('Organization whose mailboxes are listed.')),
    consumers: optional(integer('1: all consumer mailboxes.', { minimum: 0, maximum: 1 })),
  },
  output: {
    allocations: list(
      'allocation',
      record('One mailbox.', {
        GUID: guid('GUID of the user.'),
        orgGUID: optional(guid('Organization out of whose grant it is; none for a consumer mailbox.')),
        kilobytes: integer('Size.'),
        storeGUID: guid('Store that the space is on.'),
        serverName: text('Its server.'),
        storageGroupName: optional(text('Its storage group.')),
        mailStoreName: text('Its name.'),
      }),
      { maxItems: mailboxesMaximum },
    ),
  },

  async run({ input, use }) {
    const { mailboxes = [], orgGUID, consumers = 0 } = input;
    const rows = await use(books).query<Row>(selectAllocations, [
      mailboxes.map(canonicalGuid),
      orgGUID === undefined ? null : canonicalGuid(orgGUID),
      consumers === 1,
    ]);
    return { allocations: rows.map(describe) };
  },
});

interface Row {
  readonly GUID: string;
  readonly orgGUID: string | null;
  readonly kilobytes: number;
  readonly storeGUID: string;
  readonly serverName: string;
  readonly storageGroupName: string | null;
  readonly mailStoreName: string;
}

function describe({ orgGUID, storageGroupName, ...row }: Row) {
  return {
    ...row,
    ...(orgGUID === null ? {} : { orgGUID }),
    ...(storageGroupName === null ? {} : { storageGroupName }),
  };
}
