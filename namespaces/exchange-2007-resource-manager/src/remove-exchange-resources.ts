import { type Books, books, write } from '@tenantry/engine';
import { domainController, list, optional, record } from '@tenantry/schema';

import { NothingToChange, ServerNotRegistered, StoreInUse, StoreNameIncomplete, StoreNotRegistered } from './errors.ts';
import { poolLock } from './keys.ts';
import { mailStoreName, publicStoreName, serverName } from './store-fields.ts';
import { holdStores, readNamedStore, readStore, type Store, type StoreName } from './stores.ts';

const selectInUse = `
  select
  where exists (select from resource_manager.organization_grant g where g.store_id = $1)
    or exists (select from resource_manager.consumer_allocation c where c.store_id = $1)`;

const setRegistered = `
  update resource_manager.store
  set registered = $2
  where store_id = any($1)`;

const selectServer = `
  select name
  from resource_manager.front_end_server
  where lower(name) = lower($1)`;

const deleteServers = `
  delete from resource_manager.front_end_server
  where name = any($1)`;

const insertServers = `
  insert into resource_manager.front_end_server (name)
  select unnest($1::text[])
  on conflict do nothing`;

export const RemoveExchangeResources = write({
  summary: 'Takes stores and front-end servers out of the pool.',
  remarks:
    'Nothing may be granted or allocated on the stores any more. Without a store name the only store of the server.',
  source: 'exchange-2007-resource-manager.yaml (dd279046)',
  access: 'public',
  role: 'DomainAdmin',
  input: {
    preferredDomainController: domainController(),
    publicStores: optional(
      list(
        'publicStore',
        record('One public folder store.', { serverName, publicStoreName: optional(publicStoreName) }),
      ),
    ),
    mailStores: optional(
      list('mailStore', record('One mail store.', { serverName, mailStoreName: optional(mailStoreName) })),
    ),
    consumerMailStores: optional(
      list(
        'mailStore',
        record('One store for consumer mailboxes.', { serverName, mailStoreName: optional(mailStoreName) }),
      ),
    ),
    frontEndServers: optional(list('frontEndServer', record('One front-end server.', { serverName }))),
  },
  errors: [NothingToChange, ServerNotRegistered, StoreInUse, StoreNameIncomplete, StoreNotRegistered],
  changes: books,
  locks: () => [poolLock],

  async prepare({ input, use }) {
    const stores = [];
    for (const name of namesOf(input)) stores.push(await readNamedStore(use(books), name));
    const servers = [];
    for (const { serverName: server } of input.frontEndServers ?? [])
      servers.push(await readServer(use(books), server));
    if (stores.length + servers.length === 0) {
      throw NothingToChange('publicStores, mailStores, consumerMailStores, frontEndServers');
    }

    const storeIds = stores.map(({ storeId }) => storeId);
    await holdStores(use(books), storeIds);
    for (const store of stores) await requireUnused(use(books), store);
    return { storeIds, servers };
  },

  async apply({ use }, { storeIds, servers }) {
    await use(books).query(setRegistered, [storeIds, false]);
    await use(books).query(deleteServers, [servers]);
    return {};
  },

  async undo({ use }, { storeIds, servers }) {
    await use(books).query(setRegistered, [storeIds, true]);
    await use(books).query(insertServers, [servers]);
  },
});

interface Removal {
  readonly publicStores?: readonly { readonly serverName: string; readonly publicStoreName?: string }[];
  readonly mailStores?: readonly { readonly serverName: string; readonly mailStoreName?: string }[];
  readonly consumerMailStores?: readonly { readonly serverName: string; readonly mailStoreName?: string }[];
}

function namesOf({ publicStores = [], mailStores = [], consumerMailStores = [] }: Removal): StoreName[] {
  return [
    ...publicStores.map((store) => ({
      kinds: ['public'] as const,
      server: store.serverName,
      name: store.publicStoreName,
    })),
    ...mailStores.map((store) => ({ kinds: ['mail'] as const, server: store.serverName, name: store.mailStoreName })),
    ...consumerMailStores.map((store) => ({
      kinds: ['consumer'] as const,
      server: store.serverName,
      name: store.mailStoreName,
    })),
  ];
}

async function requireUnused(from: Books, { storeId, name }: Store): Promise<void> {
  const [inUse] = await from.query(selectInUse, [storeId]);
  if (inUse) throw StoreInUse(name, String((await readStore(from, storeId)).granted));
}

async function readServer(from: Books, server: string): Promise<string> {
  const [found] = await from.query<{ name: string }>(selectServer, [server]);
  if (!found) throw ServerNotRegistered(server);
  return found.name;
}
