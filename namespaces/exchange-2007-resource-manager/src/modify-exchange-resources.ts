import { type Books, books, write } from '@tenantry/engine';
import { attribute, domainController, list, optional, record, textOrList } from '@tenantry/schema';

import {
  NothingToChange,
  ServerNotRegistered,
  StoreNameIncomplete,
  StoreNotRegistered,
  StoreTooSmall,
  StoreTwice,
} from './errors.ts';
import { poolLock } from './keys.ts';
import { flag, mailStoreName, megabytesChange, publicStoreName, serverName } from './store-fields.ts';
import { holdStores, listServerStores, readNamedStore, readStore, type Store, type StoreName } from './stores.ts';
import { kilobytesOf } from './units.ts';

const setStore = `
  update resource_manager.store
  set kilobytes = $4,
    provisionable = $5
  where store_id = $1
    and kilobytes = $2
    and provisionable = $3`;

const change = {
  provisionable: optional(attribute(flag('0: nothing new is put on the store. 1: it is used again.'))),
  serverName,
  megabytes: optional(megabytesChange('Change of the size; negative makes the store smaller.')),
};

export const ModifyExchangeResources = write({
  summary: 'Changes the registered size of stores and whether they can be provisioned.',
  remarks:
    'What is on a store that is not provisionable stays and can still change. serverName with the attribute provisionable sets all stores of the named servers.',
  source: 'exchange-2007-resource-manager.yaml (dd279110, dd278460), known-faults.md B12',
  access: 'public',
  role: 'DomainAdmin',
  input: {
    preferredDomainController: domainController(),
    publicStores: optional(
      list(
        'publicStore',
        record('One public folder store.', { ...change, publicStoreName: optional(publicStoreName) }),
      ),
    ),
    mailStores: optional(
      list(
        'mailStore',
        record('One mail store, a consumer store too.', { ...change, mailStoreName: optional(mailStoreName) }),
      ),
    ),
    serverName: optional(
      record('Servers whose stores are all switched.', {
        provisionable: attribute(flag('0: nothing new is put on the stores. 1: they are used again.')),
        name: textOrList(serverName),
      }),
    ),
  },
  errors: [NothingToChange, ServerNotRegistered, StoreNameIncomplete, StoreNotRegistered, StoreTooSmall, StoreTwice],
  changes: books,
  locks: () => [poolLock],

  async prepare({ input, use }) {
    const named = namesOf(input);
    const wanted = new Map<string, { store: Store; more: number; provisionable: boolean | undefined }>();
    for (const { megabytes = 0, provisionable, ...name } of named) {
      const store = await readNamedStore(use(books), name);
      if (wanted.has(store.storeId)) throw StoreTwice(store.name, store.server);
      wanted.set(store.storeId, { store, more: kilobytesOf(megabytes), provisionable: isOn(provisionable) });
    }
    for (const server of input.serverName?.name ?? []) {
      const stores = await listServerStores(use(books), server);
      if (stores.length === 0) throw ServerNotRegistered(server);
      const all = isOn(input.serverName?.provisionable);
      for (const store of stores) {
        const { more = 0, provisionable = all } = wanted.get(store.storeId) ?? {};
        wanted.set(store.storeId, { store, more, provisionable });
      }
    }
    if (wanted.size === 0) throw NothingToChange('publicStores, mailStores, serverName');

    await holdStores(use(books), [...wanted.keys()]);
    const changes = [];
    for (const [storeId, wish] of wanted) changes.push(await readChange(use(books), storeId, wish));
    return { changes };
  },

  async apply({ use }, { changes }) {
    for (const { storeId, before, after } of changes) {
      await use(books).query(setStore, [storeId, ...valuesOf(before), ...valuesOf(after)]);
    }
    return {};
  },

  async undo({ use }, { changes }) {
    for (const { storeId, before, after } of changes) {
      await use(books).query(setStore, [storeId, ...valuesOf(after), ...valuesOf(before)]);
    }
  },
});

interface Changed {
  readonly provisionable?: number;
  readonly serverName: string;
  readonly megabytes?: number;
}

interface Modification {
  readonly publicStores?: readonly (Changed & { readonly publicStoreName?: string })[];
  readonly mailStores?: readonly (Changed & { readonly mailStoreName?: string })[];
}

type NamedChange = StoreName & Pick<Changed, 'provisionable' | 'megabytes'>;

function namesOf({ publicStores = [], mailStores = [] }: Modification): NamedChange[] {
  return [
    ...publicStores.map(({ serverName: server, publicStoreName: name, ...changed }) => ({
      kinds: ['public'] as const,
      server,
      name,
      ...changed,
    })),
    ...mailStores.map(({ serverName: server, mailStoreName: name, ...changed }) => ({
      kinds: ['mail', 'consumer'] as const,
      server,
      name,
      ...changed,
    })),
  ];
}

function isOn(flagged: number | undefined): boolean | undefined {
  return flagged === undefined ? undefined : flagged === 1;
}

interface Values {
  readonly kilobytes: number;
  readonly provisionable: boolean;
}

async function readChange(
  from: Books,
  storeId: string,
  { more, provisionable }: { readonly more: number; readonly provisionable: boolean | undefined },
): Promise<{ storeId: string; before: Values; after: Values }> {
  const store = await readStore(from, storeId);
  const kilobytes = store.kilobytes + more;
  if (more < 0 && kilobytes < store.granted) {
    throw StoreTooSmall(store.name, String(store.granted), String(Math.max(0, kilobytes)));
  }
  return {
    storeId,
    before: { kilobytes: store.kilobytes, provisionable: store.provisionable },
    after: { kilobytes, provisionable: provisionable ?? store.provisionable },
  };
}

function valuesOf({ kilobytes, provisionable }: Values): [number, boolean] {
  return [kilobytes, provisionable];
}
