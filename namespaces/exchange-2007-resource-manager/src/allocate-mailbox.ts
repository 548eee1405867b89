import { type Books, books, ProvisioningError, write } from '@tenantry/engine';
import { attribute, domainController, integer, optional, organization, record, user } from '@tenantry/schema';

import {
  AllocationExists,
  GrantTooSmall,
  NoRankedResources,
  SpaceLimitReached,
  StoreNameIncomplete,
  StoreNotRegistered,
  StoreUnavailable,
} from './errors.ts';
import { mailboxLock } from './keys.ts';
import { addMailbox, findMailbox, removeMailbox } from './mailbox-allocation.ts';
import { holdRoom, noRoom } from './room.ts';
import { algorithm, chosenStore, flag, mailStoreName, serverName } from './store-fields.ts';
import { chooseMailStore, describeStore, readNamedStore, requireKind, requireOpen, type Store } from './stores.ts';

export const AllocateMailbox = write({
  summary: 'Allocates space for a mailbox out of the grant of its organization and chooses the store.',
  remarks:
    'Space that the organization has is used first. With autoAllocate its grant grows when no store has enough left; what has grown is given back when the mailbox goes.',
  source: 'exchange-2007-resource-manager.yaml (dd251668), known-faults.md B4, B5, B8, B11',
  access: 'public',
  role: 'UserCreators',
  input: {
    organization: organization('Organization that owns the mailbox.'),
    mailbox: user('User who gets the mailbox.', { within: 'organization' }),
    kilobytes: integer('Size to allocate.', { minimum: 0 }),
    preferredDomainController: domainController(),
    mailStore: optional(
      record('Which store.', {
        autoAllocate: optional(
          attribute(
            algorithm(
              'Lets the grant grow, and says on which store: level: the one with the most space. tightPack: with the least that is enough. minStoreCount: one that the organization has, else the one with the most space.',
            ),
          ),
        ),
        algorithm: optional(
          attribute(
            algorithm(
              'Which store of the organization takes the mailbox: tightPack (default): with the least space that is enough. level: with the most. minStoreCount: one with mailboxes already.',
            ),
          ),
        ),
        serverName: optional(serverName),
        mailStoreName: optional(mailStoreName),
        shared: optional(
          flag('Regarded when the grant grows. 1: stores for several organizations. 0: stores for this one only.'),
        ),
      }),
    ),
  },
  output: { mailStore: chosenStore },
  errors: [
    AllocationExists,
    GrantTooSmall,
    NoRankedResources,
    SpaceLimitReached,
    StoreNameIncomplete,
    StoreNotRegistered,
    StoreUnavailable,
  ],
  changes: books,
  locks: ({ mailbox }) => [mailboxLock(mailbox)],

  async prepare({ input, use, place }) {
    const { guid: organization } = await place('organization');
    const { guid: mailbox } = await place('mailbox');
    const store = await chooseStore(use(books), organization, input).catch(async (refusal: unknown) => {
      // That it has space already says more than that there is none for it.
      if (refusal instanceof ProvisioningError) await requireNone(use(books), input.mailbox, mailbox);
      throw refusal;
    });
    return { mailbox, organization, store, kilobytes: input.kilobytes };
  },

  async apply({ input, use }, { mailbox, organization, store, kilobytes }) {
    const isNew = await addMailbox(use(books), mailbox, { organization, storeId: store.storeId, kilobytes });
    if (!isNew) await requireNone(use(books), input.mailbox, mailbox);
    return { mailStore: describeStore(store) };
  },

  async undo({ use }, { mailbox, organization, store }) {
    await removeMailbox(use(books), mailbox, { organization, storeId: store.storeId });
  },
});

/** Throws when a mailbox has space already. */
async function requireNone(from: Books, path: string, mailbox: string): Promise<void> {
  const present = await findMailbox(from, mailbox);
  if (present) throw AllocationExists(path, String(present.kilobytes));
}

interface Wish {
  readonly kilobytes: number;
  readonly mailStore?: {
    readonly autoAllocate?: string;
    readonly algorithm?: string;
    readonly serverName?: string;
    readonly mailStoreName?: string;
    readonly shared?: number;
  };
}

async function chooseStore(from: Books, organization: string, { kilobytes, mailStore = {} }: Wish): Promise<Store> {
  const { serverName: server, mailStoreName: name, autoAllocate, algorithm: spread = 'tightPack', shared } = mailStore;
  if (server !== undefined || name !== undefined) {
    if (server === undefined || name === undefined) throw StoreNameIncomplete('serverName and mailStoreName');
    const store = await readNamedStore(from, { kinds: ['mail', 'consumer'], server, name });
    requireKind(store, 'mail');
    requireOpen(store, organization);
    const grow = autoAllocate !== undefined;
    await holdRoom(from, { storeId: store.storeId, organization, kilobytes, grow, arrives: true });
    return store;
  }

  const wish = [organization, kilobytes, spread, autoAllocate ?? null, shared === undefined ? null : shared === 1];
  const chosen = await chooseMailStore(from, wish);
  if (chosen) return chosen;
  if (autoAllocate === undefined) throw GrantTooSmall(organization, 'any store', String(kilobytes));
  throw await noRoom(from, 'mail', { organization, kilobytes });
}
