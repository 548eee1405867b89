import { attribute, guid, integer, list, record, text } from '@tenantry/schema';

import type { Store, StoreKind } from './stores.ts';
import { megabytesFree, megabytesTaken } from './units.ts';

/** Most stores that a list has. */
const storesMaximum = 100_000;

const common = {
  provisionable: attribute(integer('1: new space may be put there. 0: not.')),
  GUID: guid('GUID of the store.'),
  serverName: text('NETBIOS name of the server.'),
};
const size = {
  megabytes: integer('Registered size.'),
  megabytesFree: integer('Not yet granted, rounded down.'),
};

/** Mail stores as the queries list them. */
export const listedMailStores = list(
  'mailStore',
  record('One mail store.', {
    ...common,
    mailStoreName: text('Name of the store.'),
    ...size,
    shared: integer('1: several organizations may use it. 0: one only.'),
  }),
  { maxItems: storesMaximum },
);

/** Stores for consumer mailboxes. */
export const listedConsumerMailStores = list(
  'mailStore',
  record('One store for consumer mailboxes.', { ...common, mailStoreName: text('Name of the store.'), ...size }),
  { maxItems: storesMaximum },
);

/** Public folder stores. */
export const listedPublicStores = list(
  'publicStore',
  record('One public folder store.', { ...common, publicStoreName: text('Name of the store.'), ...size }),
  { maxItems: storesMaximum },
);

/** Stores by their kind, as the queries list them. */
export function describeStores(stores: readonly Store[]) {
  const ofKind = (kind: StoreKind) => stores.filter((store) => store.kind === kind);
  return {
    publicStores: ofKind('public').map((store) => ({ ...describe(store), publicStoreName: store.name })),
    mailStores: ofKind('mail').map((store) => ({
      ...describe(store),
      mailStoreName: store.name,
      shared: store.shared ? 1 : 0,
    })),
    consumerMailStores: ofKind('consumer').map((store) => ({ ...describe(store), mailStoreName: store.name })),
  };
}

function describe({ provisionable, guid: GUID, server, kilobytes, free }: Store) {
  return {
    provisionable: provisionable ? 1 : 0,
    GUID,
    serverName: server,
    megabytes: megabytesTaken(kilobytes),
    megabytesFree: megabytesFree(free),
  };
}
