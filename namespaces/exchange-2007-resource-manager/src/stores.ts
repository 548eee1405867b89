import type { Books } from '@tenantry/engine';

import { StoreNameIncomplete, StoreNotRegistered, StoreUnavailable } from './errors.ts';

export type StoreKind = 'mail' | 'consumer' | 'public';

/** A registered store. Sizes in kilobytes. */
export interface Store {
  readonly storeId: string;
  readonly guid: string;
  readonly kind: StoreKind;
  readonly server: string;
  readonly storageGroup: string | null;
  readonly name: string;
  readonly shared: boolean;
  readonly owner: string | null;
  readonly provisionable: boolean;
  readonly kilobytes: number;
  readonly granted: number;
  readonly free: number;
}

/** A store as a request names it. */
export interface StoreName {
  readonly kinds: readonly StoreKind[];
  readonly server: string;
  /** Without it the only store of the server. */
  readonly name?: string | undefined;
}

// A size fits a double exactly up to 8 billion terabytes.
const columns = `
  s.store_id::text as "storeId", s.guid, s.kind, s.server, s.storage_group as "storageGroup", s.name, s.shared, s.owner,
  s.provisionable, s.kilobytes::float8 as kilobytes, s.granted::float8 as granted, s.free::float8 as free`;

const selectNamed = `
  select ${columns}
  from resource_manager.store s
  where s.registered
    and s.kind = any($1)
    and lower(s.server) = lower($2)
    and ($3::text is null or lower(s.name) = lower($3))
  order by s.store_id
  limit 2`;

const selectById = `
  select ${columns}
  from resource_manager.store s
  where s.store_id = $1`;

const selectOfServer = `
  select ${columns}
  from resource_manager.store s
  where s.registered
    and lower(s.server) = lower($1)
  order by s.store_id`;

const selectAll = `
  select ${columns}
  from resource_manager.store s
  where s.registered
  order by lower(s.server), lower(s.name)`;

// Others wait for the organization as soon as this is asked, so the answer has everything.
const selectChosen = `
  select ${columns}
  from resource_manager.choose_mail_store($1, $2, $3, $4, $5) as chosen (store_id)
  join resource_manager.store s using (store_id)`;

const lockStatement = `
  select
  from resource_manager.store s
  where s.store_id = any($1)
  order by s.kind, s.store_id
  for no key update`;

/** Holds stores until the step ends. All at once and in order, so that nobody waits in a ring. */
export async function holdStores(books: Books, storeIds: readonly string[]): Promise<void> {
  await books.query(lockStatement, [storeIds]);
}

/** The store that a request names. Throws when it is not registered. */
export async function readNamedStore(books: Books, { kinds, server, name }: StoreName): Promise<Store> {
  const [store, second] = await books.query<Store>(selectNamed, [kinds, server, name ?? null]);
  if (!store) throw StoreNotRegistered(name ?? '', server);
  if (second) throw StoreNameIncomplete(`the name of the store too, since ${server} has several`);
  return store;
}

/** A store by its number. */
export async function readStore(books: Books, storeId: string): Promise<Store> {
  const [store] = await books.query<Store>(selectById, [storeId]);
  if (!store) throw StoreNotRegistered(storeId, '');
  return store;
}

/** The store for a mailbox: organization, kilobytes, algorithm, how the grant may grow, whether on shared stores; undefined when there is none. */
export async function chooseMailStore(books: Books, wish: readonly unknown[]): Promise<Store | undefined> {
  const [store] = await books.query<Store>(selectChosen, wish);
  return store;
}

/** Registered stores of a server. */
export function listServerStores(books: Books, server: string): Promise<Store[]> {
  return books.query<Store>(selectOfServer, [server]);
}

/** All registered stores, by server and name. */
export function listStores(books: Books): Promise<Store[]> {
  return books.query<Store>(selectAll);
}

/** Throws unless something new may be put on a store that a request names. */
export function requireOpen(store: Store, organization: string | undefined): void {
  if (!store.provisionable) throw StoreUnavailable(store.name, 'it is marked as not provisionable');
  if (store.owner !== null && store.owner !== organization) {
    throw StoreUnavailable(store.name, 'it is dedicated to another organization');
  }
}

/** Throws unless a store is of the kind that is wanted. */
export function requireKind(store: Store, kind: StoreKind): void {
  if (store.kind === kind) return;
  const reasons = {
    mail: 'it is registered for business mailboxes',
    consumer: 'it is registered for consumer mailboxes',
    public: 'it is registered for public folders',
  } as const;
  throw StoreUnavailable(store.name, reasons[store.kind]);
}

/** What callers are told of a store. */
export function describeStore(store: Store) {
  return {
    GUID: store.guid,
    serverName: store.server,
    ...(store.storageGroup === null ? {} : { storageGroupName: store.storageGroup }),
    mailStoreName: store.name,
  };
}
