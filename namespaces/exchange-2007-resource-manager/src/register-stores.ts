import { type Books, books, write } from '@tenantry/engine';
import { guid, integer, list, oneOf, record, text } from '@tenantry/schema';

import { ServerExists, StoreExists } from './errors.ts';
import { poolLock } from './keys.ts';
import { flag } from './store-fields.ts';

const columns = `
  s.store_id::text as "storeId", s.registered, s.kind, s.server, s.storage_group as "storageGroup", s.name, s.shared,
  s.provisionable, s.kilobytes::float8 as kilobytes`;

const selectKnown = `
  select ${columns}
  from resource_manager.store s
  where s.guid = $1
    or s.registered
    and (s.kind = 'public') = ($2 = 'public')
    and lower(s.server) = lower($3)
    and lower(s.name) = lower($4)
  order by s.registered desc`;

const insertStore = `
  insert into resource_manager.store (guid, kind, server, storage_group, name, shared, kilobytes)
  values ($1, $2, $3, $4, $5, $6, $7)`;

const setStore = `
  update resource_manager.store
  set kind = $2,
    server = $3,
    storage_group = $4,
    name = $5,
    shared = $6,
    kilobytes = $7,
    provisionable = $8,
    registered = $9
  where store_id = $1`;

// A store that others have used meanwhile stays as a row.
const deleteUnused = `
  delete from resource_manager.store s
  where s.guid = $1
    and not exists (select from resource_manager.organization_grant g where g.store_id = s.store_id)
    and not exists (select from resource_manager.grant_change c where c.store_id = s.store_id)
    and not exists (select from resource_manager.consumer_allocation c where c.store_id = s.store_id)`;

const unregister = `
  update resource_manager.store
  set registered = false
  where guid = $1`;

const insertServer = `
  insert into resource_manager.front_end_server (name)
  values ($1)
  on conflict do nothing
  returning name`;

const deleteServers = `
  delete from resource_manager.front_end_server
  where name = any($1)`;

export const RegisterStores_ = write({
  summary: 'Registers stores that were found in the directory, and front-end servers.',
  remarks: 'A store that was registered before is taken up again.',
  input: {
    stores: list(
      'store',
      record('One store.', {
        guid: guid('GUID of the store in the directory.'),
        kind: oneOf(['mail', 'consumer', 'public'], 'What it is for.'),
        server: text('NETBIOS name of the server.'),
        storageGroup: text('Name of the storage group.'),
        name: text('Name of the store.'),
        shared: flag('1: several organizations may use it.'),
        kilobytes: integer('Size.', { minimum: 0 }),
      }),
    ),
    frontEndServers: list('server', text('NETBIOS name of a front-end server.')),
  },
  errors: [ServerExists, StoreExists],
  changes: books,
  locks: () => [poolLock],

  async prepare({ input, use }) {
    const before = [];
    for (const store of input.stores) before.push(await findBefore(use(books), store));
    return { before };
  },

  async apply({ input, use }, { before }) {
    for (const [index, store] of input.stores.entries()) {
      const { kind, server, storageGroup, name, shared, kilobytes } = store;
      const values = [kind, server, storageGroup, name, shared === 1, kilobytes];
      const known = before[index];
      if (known) await use(books).query(setStore, [known.storeId, ...values, true, true]);
      else await use(books).query(insertStore, [store.guid, ...values]);
    }
    for (const server of input.frontEndServers) {
      const [added] = await use(books).query(insertServer, [server]);
      if (!added) throw ServerExists(server);
    }
    return {};
  },

  async undo({ input, use }, { before }) {
    for (const [index, store] of input.stores.entries()) {
      const known = before[index];
      if (known) await use(books).query(setStore, valuesOf(known));
      else {
        await use(books).query(deleteUnused, [store.guid]);
        await use(books).query(unregister, [store.guid]);
      }
    }
    await use(books).query(deleteServers, [input.frontEndServers]);
  },
});

interface KnownStore {
  readonly storeId: string;
  readonly registered: boolean;
  readonly kind: string;
  readonly server: string;
  readonly storageGroup: string | null;
  readonly name: string;
  readonly shared: boolean;
  readonly provisionable: boolean;
  readonly kilobytes: number;
}

/** The row of a store that was taken out of the pool; null when there is none. */
async function findBefore(
  from: Books,
  { guid: wanted, kind, server, name }: { guid: string; kind: string; server: string; name: string },
): Promise<KnownStore | null> {
  const [known] = await from.query<KnownStore>(selectKnown, [wanted, kind, server, name]);
  if (known?.registered) throw StoreExists(name, server);
  return known ?? null;
}

function valuesOf(store: KnownStore): unknown[] {
  const { storeId, kind, server, storageGroup, name, shared, kilobytes, provisionable, registered } = store;
  return [storeId, kind, server, storageGroup, name, shared, kilobytes, provisionable, registered];
}
