import { type Attributes, type Directory, type Entry, rdnValue, splitDn } from '@tenantry/directory';

import { findConfigured } from './configuration-object.ts';
import { StoreUnknown } from './errors.ts';

/** Places of names in the DN of a store: store, storage group, (InformationStore), server, (Servers), group, ..., organization. */
const place = { store: 0, storageGroup: 1, server: 3, administrativeGroup: 5, organization: 7 } as const;

/** What a mailbox says of the store that it is in. */
export interface MailboxStore {
  readonly dn: string;
  /** Attributes of a mailbox in this store. */
  readonly attributes: Attributes;
  /** `/o=.../ou=...`, the beginning of every legacyExchangeDN. */
  readonly legacyRoot: string;
}

/** The store that a request names by LDAP path, DN or SERVER\StorageGroup\Store. */
export async function readMailboxStore(directory: Directory, name: string): Promise<MailboxStore> {
  const places = [place.store, place.storageGroup, place.server];
  const entry = await findConfigured(directory, { name, objectClass: 'msExchPrivateMDB', places, attributes: [] });
  const store = entry && describe(entry);
  if (!store) throw StoreUnknown(name);
  return store;
}

function describe({ dn }: Entry): MailboxStore | undefined {
  const rdns = splitDn(dn);
  const name = (index: number) => rdnValue(rdns[index] ?? '');
  const server = rdns.slice(place.server);
  if (server.length <= place.organization - place.server) return undefined;

  const legacyRoot = `/o=${name(place.organization)}/ou=${name(place.administrativeGroup)}`;
  return {
    dn,
    legacyRoot,
    attributes: {
      homeMDB: [dn],
      homeMTA: [`CN=Microsoft MTA,${server.join(',')}`],
      msExchHomeServerName: [`${legacyRoot}/cn=Configuration/cn=Servers/cn=${name(place.server)}`],
    },
  };
}
