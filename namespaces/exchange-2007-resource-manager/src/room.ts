import type { Books, ProvisioningError } from '@tenantry/engine';

import { GrantTooSmall, NoRankedResources, SpaceLimitReached } from './errors.ts';
import { readUse } from './space-limits.ts';
import { readStore, type StoreKind } from './stores.ts';

/** Space that somebody wants on a certain store. */
export interface RoomWish {
  readonly storeId: string;
  /** GUID of the organization; undefined for a consumer mailbox. */
  readonly organization: string | undefined;
  readonly kilobytes: number;
  /** The grant may grow. */
  readonly grow: boolean;
  /** Something new comes to the store, so that it must be open for it. */
  readonly arrives: boolean;
}

const holdRoomStatement = 'select resource_manager.hold_room($1, $2, $3, $4, $5) as held';
const holdStoreStatement = 'select resource_manager.hold_store($1, null, 0, $2, $3) as held';

const selectRoom = `
  select count(*)::integer as stores, coalesce(max(s.free), 0)::float8 as most
  from resource_manager.store s
  where s.kind = $1
    and s.registered
    and s.provisionable
    and (s.owner is null or s.owner = $2)`;

/** Throws unless the space is there; it stays until the step ends. */
export async function holdRoom(books: Books, wish: RoomWish): Promise<void> {
  const { storeId, organization, kilobytes, grow, arrives } = wish;
  const [row] =
    organization === undefined
      ? await books.query<{ held: boolean }>(holdStoreStatement, [storeId, kilobytes, arrives])
      : await books.query<{ held: boolean }>(holdRoomStatement, [organization, storeId, kilobytes, grow, arrives]);
  if (row?.held) return;

  const store = await readStore(books, storeId);
  if (organization !== undefined && !grow) throw GrantTooSmall(organization, `"${store.name}"`, String(kilobytes));
  await checkLimits(books, { organization, kilobytes });
  throw NoRankedResources(String(kilobytes), `the store "${store.name}" has ${Math.max(0, store.free)} left`);
}

/** Throws when it is the limits that leave no room. */
export async function checkLimits(
  books: Books,
  { organization, kilobytes }: { readonly organization?: string | undefined; readonly kilobytes: number },
): Promise<void> {
  if (organization === undefined) return;
  const { left } = await readUse(books, organization);
  if (left !== null && left < kilobytes) throw SpaceLimitReached(String(kilobytes), String(Math.max(0, left)));
}

/** The error that no store has room, with what there is. */
export async function noRoom(
  books: Books,
  kind: StoreKind,
  { organization, kilobytes }: { readonly organization?: string; readonly kilobytes: number },
): Promise<ProvisioningError> {
  await checkLimits(books, { organization, kilobytes });
  const [room] = await books.query<{ stores: number; most: number }>(selectRoom, [kind, organization ?? null]);
  const reason = room?.stores
    ? `of ${room.stores} that could be used the emptiest has ${Math.max(0, room.most)} left`
    : 'no store is registered that could be used';
  return NoRankedResources(String(kilobytes), reason);
}
