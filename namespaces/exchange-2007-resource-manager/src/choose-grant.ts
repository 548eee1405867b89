import type { Books } from '@tenantry/engine';

import { type ReservationChange, reservationChange } from './grants.ts';
import { noRoom } from './room.ts';

/** Mail space that an organization wants, wherever it is. */
export interface GrantWish {
  readonly organization: string;
  readonly kilobytes: number;
  readonly algorithm?: string | undefined;
  readonly shared?: number | undefined;
}

const chooseStores = `
  select c.store_id::text as "storeId", c.kilobytes::float8 as kilobytes
  from resource_manager.choose_grant($1, $2, $3, $4) c`;

/** Chooses mail stores that together have the space, and holds them. */
export async function chooseGrant(books: Books, wish: GrantWish): Promise<ReservationChange[]> {
  const { organization, kilobytes, algorithm = 'tightPack', shared } = wish;
  const kind = shared === undefined ? null : shared === 1;
  const chosen = await books.query<{ storeId: string; kilobytes: number }>(chooseStores, [
    organization,
    kilobytes,
    algorithm,
    kind,
  ]);
  if (chosen.length === 0) throw await noRoom(books, 'mail', { organization, kilobytes });
  return chosen.map((share) => reservationChange(share.storeId, share.kilobytes));
}
