import { type Call, composite, type OrganizationPlace } from '@tenantry/engine';
import { defaulted, domainController, list, optional, record } from '@tenantry/schema';

import { readDirectoryStores } from './directory-stores.ts';
import { NotHosting, NothingToChange, ServerExists, StoreExists, StoreNotInDirectory, StoreTwice } from './errors.ts';
import { storage } from './own.ts';
import { flag, mailStoreName, megabytes, publicStoreName, serverName } from './store-fields.ts';
import type { StoreKind } from './stores.ts';
import { kilobytesOf } from './units.ts';

export const AddExchangeResources = composite({
  summary: 'Registers public folder stores, mail stores, consumer mail stores and front-end servers.',
  remarks: 'Stores must exist in the directory. The sizes are believed without a look at the disk.',
  source: 'exchange-2007-resource-manager.yaml (dd251706, dd252434)',
  access: 'public',
  role: 'DomainAdmin',
  input: {
    preferredDomainController: domainController(),
    publicStores: optional(
      list(
        'publicStore',
        record('One public folder store.', {
          serverName,
          megabytes: megabytes('Size of the disk space.'),
          publicStoreName: optional(publicStoreName),
        }),
      ),
    ),
    mailStores: optional(
      list(
        'mailStore',
        record('One mail store.', {
          serverName,
          mailStoreName,
          megabytes: megabytes('Size of the disk space.'),
          shared: defaulted(flag('1: several organizations may use the store. 0: one only. Default 1.'), 1),
        }),
      ),
    ),
    consumerMailStores: optional(
      list(
        'mailStore',
        record('One store for consumer mailboxes.', {
          serverName,
          mailStoreName,
          megabytes: megabytes('Size of the disk space.'),
        }),
      ),
    ),
    frontEndServers: optional(list('frontEndServer', record('One front-end server.', { serverName }))),
  },
  errors: [NotHosting, NothingToChange, ServerExists, StoreExists, StoreNotInDirectory, StoreTwice],

  async run({ input, call, hosting }) {
    const { publicStores = [], mailStores = [], consumerMailStores = [], frontEndServers = [] } = input;
    const wanted = [
      ...mailStores.map((store) => wish('mail', store.mailStoreName, store)),
      ...consumerMailStores.map((store) => wish('consumer', store.mailStoreName, store)),
      ...publicStores.map((store) => wish('public', publicNameOf(store), store)),
    ];
    if (wanted.length + frontEndServers.length === 0) {
      throw NothingToChange('publicStores, mailStores, consumerMailStores, frontEndServers');
    }
    requireDistinct(wanted);

    const controller =
      input.preferredDomainController === undefined
        ? {}
        : { preferredDomainController: input.preferredDomainController };
    const stores = [
      ...(await find(call, await hosting(), { ...controller, wanted: wanted.filter(({ kind }) => kind !== 'public') })),
      ...(await find(call, await hosting(), { ...controller, wanted: wanted.filter(({ kind }) => kind === 'public') })),
    ];
    await call(storage.RegisterStores_, {
      stores,
      frontEndServers: frontEndServers.map((server) => server.serverName),
    });
    return {};
  },
});

interface Wish {
  readonly kind: StoreKind;
  readonly name: string;
  readonly server: string;
  readonly shared: number;
  readonly kilobytes: number;
}

function wish(
  kind: StoreKind,
  name: string,
  store: { readonly serverName: string; readonly megabytes: number; readonly shared?: number },
): Wish {
  return { kind, name, server: store.serverName, shared: store.shared ?? 1, kilobytes: kilobytesOf(store.megabytes) };
}

function publicNameOf(store: { readonly serverName: string; readonly publicStoreName?: string }): string {
  return store.publicStoreName ?? `Public Folder Store (${store.serverName})`;
}

function requireDistinct(wanted: readonly Wish[]): void {
  const seen = new Set<string>();
  for (const { kind, name, server } of wanted) {
    const key = `${kind === 'public'}/${server}/${name}`.toLowerCase();
    if (seen.has(key)) throw StoreTwice(name, server);
    seen.add(key);
  }
}

async function find(
  call: Call,
  hosting: OrganizationPlace | undefined,
  { wanted, ...controller }: { readonly wanted: readonly Wish[]; readonly preferredDomainController?: string },
) {
  if (wanted.length === 0) return [];
  if (!hosting) throw NotHosting();
  const objectClass = wanted.some(({ kind }) => kind === 'public') ? 'msExchPublicMDB' : 'msExchPrivateMDB';
  const found = await readDirectoryStores(call, { hosting: hosting.path, objectClass, ...controller }, wanted);
  return found.map((store, index) => {
    const { kind = 'mail', shared = 1, kilobytes = 0 } = wanted[index] ?? {};
    return { ...store, kind, shared, kilobytes };
  });
}
