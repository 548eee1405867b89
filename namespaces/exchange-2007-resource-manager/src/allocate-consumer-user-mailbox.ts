import { type Books, books, write } from '@tenantry/engine';
import { domainController, integer, optional, record, text, user, userPrincipalName } from '@tenantry/schema';

import { addConsumer, findConsumer, removeConsumer } from './consumer-allocation.ts';
import {
  AllocationExists,
  NoRankedResources,
  StoreNameIncomplete,
  StoreNotRegistered,
  StoreUnavailable,
} from './errors.ts';
import { mailboxLock } from './keys.ts';
import { holdRoom, noRoom } from './room.ts';
import { chosenStore, mailStoreName, serverName } from './store-fields.ts';
import { describeStore, readNamedStore, readStore, requireKind, requireOpen, type Store } from './stores.ts';

const chooseConsumerStore = 'select resource_manager.choose_consumer_store($1, $2)::text as "storeId"';

export const AllocateConsumerUserMailbox = write({
  summary: 'Allocates space for a consumer mailbox on a consumer store.',
  remarks:
    'The size is subtracted from the store. Without a store the one with the least space that is enough is chosen.',
  source: 'exchange-2007-resource-manager.yaml (dd279135)',
  access: 'public',
  role: 'UserCreators',
  input: {
    userPrincipalName: optional(userPrincipalName('User principal name of the user; mailbox says who it is.')),
    mailbox: user('User who gets the mailbox.'),
    kilobytes: integer('Size.', { minimum: 0 }),
    preferredDomainController: domainController(),
    mailStoreServer: optional(text('Deprecated: server to use. Not together with mailStore.', { maxLength: 64 })),
    mailStore: optional(
      record('Store to use, registered as a consumer store.', {
        serverName: optional(serverName),
        mailStoreName: optional(mailStoreName),
      }),
    ),
  },
  output: { mailStore: chosenStore },
  errors: [AllocationExists, NoRankedResources, StoreNameIncomplete, StoreNotRegistered, StoreUnavailable],
  changes: books,
  locks: ({ mailbox }) => [mailboxLock(mailbox)],

  async prepare({ input, use, place }) {
    const { guid } = await place('mailbox');
    const present = await findConsumer(use(books), guid);
    if (present) throw AllocationExists(input.mailbox, String(present.kilobytes));

    const store = await chooseStore(use(books), input);
    return { guid, store, kilobytes: input.kilobytes };
  },

  async apply({ use }, { guid, store, kilobytes }) {
    await addConsumer(use(books), guid, { storeId: store.storeId, kilobytes });
    return { mailStore: describeStore(store) };
  },

  async undo({ use }, { guid, store }) {
    await removeConsumer(use(books), guid, store.storeId);
  },
});

interface Wish {
  readonly kilobytes: number;
  readonly mailStoreServer?: string;
  readonly mailStore?: { readonly serverName?: string; readonly mailStoreName?: string };
}

async function chooseStore(from: Books, { kilobytes, mailStoreServer, mailStore }: Wish): Promise<Store> {
  if (mailStore && mailStoreServer !== undefined) throw StoreNameIncomplete('either mailStoreServer or mailStore');
  const { serverName: server, mailStoreName: name } = mailStore ?? {};
  if (server !== undefined || name !== undefined) {
    if (server === undefined || name === undefined) throw StoreNameIncomplete('serverName and mailStoreName');
    const store = await readNamedStore(from, { kinds: ['mail', 'consumer'], server, name });
    requireKind(store, 'consumer');
    requireOpen(store, undefined);
    await holdRoom(from, { storeId: store.storeId, organization: undefined, kilobytes, grow: false, arrives: true });
    return store;
  }

  const wish = [kilobytes, mailStoreServer ?? null];
  const [chosen] = await from.query<{ storeId: string | null }>(chooseConsumerStore, wish);
  if (chosen?.storeId) return readStore(from, chosen.storeId);
  throw await noRoom(from, 'consumer', { kilobytes });
}
