import { books, read } from '@tenantry/engine';
import { guid, integer, list, optional, record, text } from '@tenantry/schema';

import { canonicalGuid } from './guids.ts';
import { mailboxesMaximum } from './listed-organizations.ts';

const selectMailboxes = `
  select m.mailbox as "GUID", m.kilobytes::float8 as kilobytes
  from resource_manager.mailbox_allocation m
  join resource_manager.store s on s.store_id = m.store_id
  where m.organization = $1
    and ($2::uuid is null or m.mailbox = $2 or s.guid = $2)
  order by m.mailbox`;

const selectFolders = `
  select f.path as "folderPath", f.kilobytes::float8 as kilobytes
  from resource_manager.folder_allocation f
  join resource_manager.store s on s.store_id = f.store_id
  where f.organization = $1
    and ($2::uuid is null or s.guid = $2)
  order by f.path`;

export const ListConsumers_ = read({
  summary: 'Lists what uses the grant of an organization.',
  input: {
    orgGUID: guid('Organization that has the grant.'),
    GUID: optional(guid('Only what is on this store, or this mailbox.')),
  },
  output: {
    mailboxes: list(
      'mailbox',
      record('One mailbox.', { GUID: guid('GUID of the user.'), kilobytes: integer('Allocation.') }),
      { maxItems: mailboxesMaximum },
    ),
    publicFolders: list(
      'publicFolder',
      record('One folder.', { folderPath: text('Path of the folder.'), kilobytes: integer('Allocation.') }),
      { maxItems: mailboxesMaximum },
    ),
  },

  async run({ input, use }) {
    const filter = [canonicalGuid(input.orgGUID), input.GUID === undefined ? null : canonicalGuid(input.GUID)];
    return {
      mailboxes: await use(books).query<{ GUID: string; kilobytes: number }>(selectMailboxes, filter),
      publicFolders: await use(books).query<{ folderPath: string; kilobytes: number }>(selectFolders, filter),
    };
  },
});
