import { activeDirectory } from '@tenantry/active-directory/contract';
import type { Call } from '@tenantry/engine';

import { StoreNotInDirectory } from './errors.ts';

/** A store as a request names it. */
export interface WantedStore {
  readonly server: string;
  readonly name: string;
}

/** What the directory says of a store. */
export interface DirectoryStore {
  readonly guid: string;
  readonly server: string;
  readonly storageGroup: string;
  readonly name: string;
}

export interface StoreSearch {
  /** Path of the hosting organization; the configuration belongs to the same domain. */
  readonly hosting: string;
  readonly objectClass: 'msExchPrivateMDB' | 'msExchPublicMDB';
  readonly preferredDomainController?: string;
}

/** Stores that one filter names. */
const atOnce = 100;

/** The directory's stores of these names and servers, in the same order. Throws when one is missing. */
export async function readDirectoryStores(
  call: Call,
  search: StoreSearch,
  wanted: readonly WantedStore[],
): Promise<DirectoryStore[]> {
  const found: DirectoryStore[] = [];
  for (let at = 0; at < wanted.length; at += atOnce) {
    const part = wanted.slice(at, at + atOnce);
    const stores = await searchStores(call, search, part);
    found.push(...part.map((each) => pick(stores, each)));
  }
  return found;
}

async function searchStores(
  call: Call,
  { hosting, objectClass, ...controller }: StoreSearch,
  wanted: readonly WantedStore[],
): Promise<DirectoryStore[]> {
  const names = wanted.map(({ name }) => `(cn=${escapeFilter(name)})`).join('');
  const { objects } = await call(activeDirectory.Search, {
    path: exchangeRoot(hosting),
    filter: `(&(objectClass=${objectClass})(|${names}))`,
    propertyList: [{ name: 'cn' }],
    ...controller,
  });
  return objects.map(({ path, guid }) => ({ guid, ...placeOf(path) }));
}

function pick(stores: readonly DirectoryStore[], { server, name }: WantedStore): DirectoryStore {
  const same = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();
  const store = stores.find((each) => same(each.server, server) && same(each.name, name));
  if (!store) throw StoreNotInDirectory(name, server);
  return store;
}

function exchangeRoot(hosting: string): string {
  const domain = relativeNames(hosting).filter((name) => /^dc=/i.test(name));
  return `LDAP://CN=Microsoft Exchange,CN=Services,CN=Configuration,${domain.join(',')}`;
}

// CN=<store>,CN=<storage group>,CN=InformationStore,CN=<server>,CN=Servers,... (exchange-directory-model.md 2)
function placeOf(path: string): Omit<DirectoryStore, 'guid'> {
  const [name = '', storageGroup = '', , server = ''] = relativeNames(path).map(valueOf);
  return { name, storageGroup, server };
}

function relativeNames(path: string): string[] {
  const name = path.replace(/^LDAP:\/\/([^/,=]+\/)?/i, '');
  return name.match(/(?:\\.|[^,\\])+/gs) ?? [];
}

function valueOf(relativeName: string): string {
  const value = relativeName.slice(relativeName.indexOf('=') + 1).trim();
  return value.replace(/\\(.)/gs, '$1');
}

/** RFC 4515 section 3. */
function escapeFilter(value: string): string {
  return value.replace(/[\\*()\0]/g, (mark) => `\\${mark.charCodeAt(0).toString(16).padStart(2, '0')}`);
}
