import { books, read } from '@tenantry/engine';
import { guid, integer, list, oneOf, optional, record, text } from '@tenantry/schema';

import { StoreNotRegistered } from './errors.ts';
import { canonicalGuid } from './guids.ts';
import { organizationsMaximum } from './listed-organizations.ts';

const selectStores = `
  select s.store_id::text as "storeId"
  from resource_manager.store s
  where s.registered
    and (s.kind = 'public') = ($1 = 'public')
    and ($2::text is null or lower(s.server) = lower($2))
    and ($3::text is null or lower(s.name) = lower($3))
    and ($4::uuid is null or s.guid = $4)`;

const selectGrants = `
  select g.organization as "GUID", sum(g.granted)::float8 as kilobytes
  from resource_manager.organization_grant g
  where ($1::bigint[] is null or g.store_id = any($1))
  group by g.organization
  order by g.organization`;

export const ListGrants_ = read({
  summary: 'Lists the organizations that hold space, on certain stores or at all.',
  input: {
    kind: oneOf(['mail', 'public', 'any'], 'Kind of the stores.'),
    serverName: optional(text('Server of the stores.')),
    storeName: optional(text('Name of the store.')),
    GUID: optional(guid('GUID of the store.')),
  },
  output: {
    organizations: list(
      'organization',
      record('One organization.', { GUID: guid('Its GUID.'), kilobytes: integer('What it holds.') }),
      { maxItems: organizationsMaximum },
    ),
  },
  errors: [StoreNotRegistered],

  async run({ input, use }) {
    const { kind, serverName, storeName, GUID } = input;
    if (kind === 'any') return { organizations: await use(books).query<Holding>(selectGrants, [null]) };

    const stores = await use(books).query<{ storeId: string }>(selectStores, [
      kind,
      serverName ?? null,
      storeName ?? null,
      GUID === undefined ? null : canonicalGuid(GUID),
    ]);
    if (stores.length === 0) throw StoreNotRegistered(storeName ?? GUID ?? '', serverName ?? '');
    const storeIds = stores.map(({ storeId }) => storeId);
    return { organizations: await use(books).query<Holding>(selectGrants, [storeIds]) };
  },
});

interface Holding {
  readonly GUID: string;
  readonly kilobytes: number;
}
