import { randomUUID } from 'node:crypto';

import type { Books } from '@tenantry/engine';

import type { StoreKind } from './stores.ts';

/** What an organization has on a store, in kilobytes. */
export interface Grant {
  readonly storeId: string;
  readonly guid: string;
  readonly kind: StoreKind;
  readonly server: string;
  readonly name: string;
  readonly reserved: number;
  readonly used: number;
  readonly consumers: number;
  /** The reservation, or more when more is used. */
  readonly granted: number;
}

/** A change of a reservation. */
export interface ReservationChange {
  readonly changeId: string;
  readonly storeId: string;
  readonly kilobytes: number;
}

const lockOrganization = 'select resource_manager.lock_organization($1)';

const selectGrants = `
  select s.store_id::text as "storeId", s.guid, s.kind, s.server, s.name, g.consumers,
    g.reserved::float8 as reserved, g.used::float8 as used, g.granted::float8 as granted
  from resource_manager.organization_grant g
  join resource_manager.store s on s.store_id = g.store_id
  where g.organization = $1
    and ($2::text is null or s.kind = $2)
  order by s.kind, s.store_id`;

/** What an organization has, mail before public. */
export function listGrants(books: Books, organization: string, kind?: StoreKind): Promise<Grant[]> {
  return books.query<Grant>(selectGrants, [organization, kind ?? null]);
}

/** What an organization has; nobody else changes it until the step ends. */
export async function holdGrants(books: Books, organization: string, kind?: StoreKind): Promise<Grant[]> {
  await books.query(lockOrganization, [organization]);
  return listGrants(books, organization, kind);
}

/** A change with a name of its own, by which it can be taken back. */
export function reservationChange(storeId: string, kilobytes: number): ReservationChange {
  return { changeId: randomUUID(), storeId, kilobytes };
}

/** Changes reservations. The stores must have been held. */
export async function changeReservations(
  books: Books,
  organization: string,
  changes: readonly ReservationChange[],
): Promise<void> {
  if (changes.length === 0) return;
  await books.query('select resource_manager.change_reservations($1, $2, $3, $4)', [
    organization,
    changes.map(({ changeId }) => changeId),
    changes.map(({ storeId }) => storeId),
    changes.map(({ kilobytes }) => kilobytes),
  ]);
}

/** Takes changes back, each once. */
export async function revertReservations(
  books: Books,
  organization: string,
  changes: readonly ReservationChange[],
): Promise<void> {
  if (changes.length === 0) return;
  const changeIds = changes.map(({ changeId }) => changeId);
  await books.query('select resource_manager.revert_reservations($1, $2)', [organization, changeIds]);
}
