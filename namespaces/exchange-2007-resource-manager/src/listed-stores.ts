import { attribute, guid, integer, list, record, text } from '@tenantry/schema';

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
);

/** Stores for consumer mailboxes. */
export const listedConsumerMailStores = list(
  'mailStore',
  record('One store for consumer mailboxes.', { ...common, mailStoreName: text('Name of the store.'), ...size }),
);

/** Public folder stores. */
export const listedPublicStores = list(
  'publicStore',
  record('One public folder store.', { ...common, publicStoreName: text('Name of the store.'), ...size }),
);
