import { books, read } from '@tenantry/engine';
import { guid, integer, list, optional, record, text } from '@tenantry/schema';

import { StoreNotRegistered } from './errors.ts';
import { mailboxesMaximum } from './listed-organizations.ts';

const selectStores = `
  select s.store_id::text as "storeId"
  from resource_manager.store s
  where s.registered
    and s.kind = 'consumer'
    and ($1::text is null or lower(s.server) = lower($1))
    and ($2::text is null or lower(s.name) = lower($2))`;

const selectMailboxes = `
  select c.mailbox as "GUID", c.kilobytes::float8 as kilobytes
  from resource_manager.consumer_allocation c
  where c.store_id = any($1)
  order by c.mailbox`;

export const ListConsumerMailboxes_ = read({
  summary: 'Lists the consumer mailboxes on certain stores.',
  input: {
    serverName: optional(text('Server of the stores.')),
    storeName: optional(text('Name of the store.')),
  },
  output: {
    mailboxes: list(
      'mailbox',
      record('One mailbox.', { GUID: guid('GUID of the user.'), kilobytes: integer('Allocation.') }),
      { maxItems: mailboxesMaximum },
    ),
  },
  errors: [StoreNotRegistered],

  async run({ input, use }) {
    const { serverName, storeName } = input;
    const filter = [serverName ?? null, storeName ?? null];
    const stores = await use(books).query<{ storeId: string }>(selectStores, filter);
    if (stores.length === 0) throw StoreNotRegistered(storeName ?? '', serverName ?? '');
    const storeIds = stores.map(({ storeId }) => storeId);
    return {
      mailboxes: await use(books).query<{ GUID: string; kilobytes: number }>(selectMailboxes, [storeIds]),
    };
  },
});
