import type { Books } from '@tenantry/engine';

import { NoRankedResources } from './errors.ts';
import { type ReservationChange, reservationChange } from './grants.ts';
import { checkLimits } from './room.ts';
import { readNamedStore, requireKind, requireOpen, type Store, type StoreKind } from './stores.ts';

/** Space that an organization wants on a store that the request names. */
export interface NamedShare {
  readonly store: Store;
  readonly kilobytes: number;
}

const holdStores = 'select resource_manager.hold_stores($1, $2, $3) as held';

/** Store of a kind that an organization may use more of. */
export async function readOpenStore(
  books: Books,
  organization: string,
  { kind, server, name }: { readonly kind: StoreKind; readonly server: string; readonly name?: string | undefined },
): Promise<Store> {
  const kinds = kind === 'public' ? (['public'] as const) : (['mail', 'consumer'] as const);
  const store = await readNamedStore(books, { kinds, server, name });
  requireKind(store, kind);
  requireOpen(store, organization);
  return store;
}

/** Holds the space on all of the stores. The organization must have been held. */
export async function holdNamedStores(
  books: Books,
  organization: string,
  shares: readonly NamedShare[],
): Promise<ReservationChange[]> {
  if (shares.length === 0) return [];
  const [row] = await books.query<{ held: boolean }>(holdStores, [
    organization,
    shares.map(({ store }) => store.storeId),
    shares.map(({ kilobytes }) => kilobytes),
  ]);
  if (!row?.held) {
    const wanted = shares.map(
      ({ store, kilobytes }) => `${kilobytes} on "${store.name}", which has ${store.free} left`,
    );
    const total = shares.reduce((sum, { kilobytes }) => sum + kilobytes, 0);
    await checkLimits(books, { organization, kilobytes: total });
    throw NoRankedResources(String(total), `they were to come from ${wanted.join('; ')}`);
  }
  return shares.map(({ store, kilobytes }) => reservationChange(store.storeId, kilobytes));
}
