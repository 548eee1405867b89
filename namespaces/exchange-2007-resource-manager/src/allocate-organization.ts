import { type Books, books, write } from '@tenantry/engine';
import { attribute, domainController, list, optional, organization, record, text } from '@tenantry/schema';

import { chooseGrant } from './choose-grant.ts';
import { NoRankedResources, SpaceLimitReached, StoreNotRegistered, StoreTwice, StoreUnavailable } from './errors.ts';
import {
  changeReservations,
  holdGrants,
  type ReservationChange,
  reservationChange,
  revertReservations,
} from './grants.ts';
import { holdNamedStores, type NamedShare, readOpenStore } from './hold-named-stores.ts';
import { grantLock } from './keys.ts';
import { noRoom } from './room.ts';
import { algorithm, flag, mailStoreName, megabytes, serverName } from './store-fields.ts';
import { readStore } from './stores.ts';
import { kilobytesOf, megabytesTaken } from './units.ts';

const choosePublicStore = 'select resource_manager.choose_public_store($1, $2)::text as "storeId"';

export const AllocateOrganization = write({
  summary: 'Grants an organization space on mail stores and on a public folder store.',
  remarks:
    'All or nothing. Without sourceMailStores one store is chosen, or as few as possible when none has enough room. Space that is granted already stays: this adds to it.',
  source: 'exchange-2007-resource-manager.yaml (dd278564), known-faults.md B6, B7, B10',
  access: 'public',
  role: 'OrgCreators',
  input: {
    organization: organization('Organization that gets the space.'),
    publicStore: optional(
      record('Space for public folders.', {
        megabytes: optional(megabytes('Space to grant.')),
        sourcePublicStoreServer: optional(text('Server whose public folder store gives the space.', { maxLength: 64 })),
      }),
    ),
    mailStore: optional(
      record('Space for mailboxes.', {
        algorithm: optional(
          attribute(
            algorithm(
              'tightPack (default): the store with the least space that is enough. level: the one with the most. minStoreCount: a store that the organization has already, else the one with the most.',
            ),
          ),
        ),
        megabytes: optional(megabytes('Space to grant. Ignored with sourceMailStores.')),
        shared: optional(
          flag(
            '1: stores for several organizations. 0: stores for this one only. Without it the former, and the latter when they have no room.',
          ),
        ),
        sourceMailStores: optional(
          list(
            'sourceMailStore',
            record('One store.', { serverName, mailStoreName, megabytes: megabytes('Space to take from this store.') }),
            { sentence: 'Stores to use; the choice is not automatic then.' },
          ),
        ),
      }),
    ),
    preferredDomainController: domainController(),
  },
  output: {
    mailStore: optional(
      record('What was granted on mail stores.', {
        sourceMailStores: list(
          'sourceMailStore',
          record('One store.', { serverName, mailStoreName, megabytes: megabytes('Space granted on this store.') }),
        ),
      }),
    ),
  },
  errors: [NoRankedResources, SpaceLimitReached, StoreNotRegistered, StoreTwice, StoreUnavailable],
  changes: books,
  locks: ({ organization: path }) => [grantLock(path)],

  async prepare({ input, use, place }) {
    const { guid } = await place('organization');
    await holdGrants(use(books), guid);
    const mail = input.mailStore ? await chooseMail(use(books), guid, input.mailStore) : [];
    const folders = input.publicStore ? await choosePublic(use(books), guid, input.publicStore) : [];
    return { guid, mail, folders };
  },

  async apply({ input, use }, { guid, mail, folders }) {
    await changeReservations(use(books), guid, [...mail, ...folders]);
    if (!input.mailStore) return {};
    const sourceMailStores = [];
    for (const { storeId, kilobytes } of mail) {
      const { server, name } = await readStore(use(books), storeId);
      sourceMailStores.push({ serverName: server, mailStoreName: name, megabytes: megabytesTaken(kilobytes) });
    }
    return { mailStore: { sourceMailStores } };
  },

  async undo({ use }, { guid, mail, folders }) {
    await revertReservations(use(books), guid, [...mail, ...folders]);
  },
});

interface MailWish {
  readonly algorithm?: string;
  readonly megabytes?: number;
  readonly shared?: number;
  readonly sourceMailStores?: readonly {
    readonly serverName: string;
    readonly mailStoreName: string;
    readonly megabytes: number;
  }[];
}

async function chooseMail(from: Books, organization: string, wish: MailWish): Promise<ReservationChange[]> {
  const { sourceMailStores = [], megabytes: wanted = 0, ...how } = wish;
  if (sourceMailStores.length === 0) {
    return wanted === 0 ? [] : chooseGrant(from, { organization, kilobytes: kilobytesOf(wanted), ...how });
  }
  const shares: NamedShare[] = [];
  for (const { serverName: server, mailStoreName: name, megabytes: share } of sourceMailStores) {
    const store = await readOpenStore(from, organization, { kind: 'mail', server, name });
    if (shares.some((other) => other.store.storeId === store.storeId)) throw StoreTwice(name, server);
    shares.push({ store, kilobytes: kilobytesOf(share) });
  }
  return holdNamedStores(from, organization, shares);
}

async function choosePublic(
  from: Books,
  organization: string,
  wish: { readonly megabytes?: number; readonly sourcePublicStoreServer?: string },
): Promise<ReservationChange[]> {
  const kilobytes = kilobytesOf(wish.megabytes ?? 0);
  const server = wish.sourcePublicStoreServer;
  if (kilobytes === 0) return [];
  if (server !== undefined) {
    const store = await readOpenStore(from, organization, { kind: 'public', server });
    return holdNamedStores(from, organization, [{ store, kilobytes }]);
  }
  const [chosen] = await from.query<{ storeId: string | null }>(choosePublicStore, [organization, kilobytes]);
  if (!chosen?.storeId) throw await noRoom(from, 'public', { organization, kilobytes });
  return [reservationChange(chosen.storeId, kilobytes)];
}
