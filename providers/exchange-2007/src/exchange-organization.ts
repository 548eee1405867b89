import { type Directory, directoryErrors, type Entry } from '@tenantry/directory';

import { NoExchangeOrganization } from './errors.ts';

/** Where the Exchange organization keeps its objects (exchange-directory-model.md 2). */
export interface ExchangeOrganization {
  readonly dn: string;
  /** `CN=Microsoft Exchange`; its attribute globalAddressList names every GAL that clients are offered. */
  readonly root: string;
}

/** Containers below the organization. */
export const containers = {
  globalAddressLists: 'CN=All Global Address Lists,CN=Address Lists Container',
  addressLists: 'CN=All Address Lists,CN=Address Lists Container',
  offlineAddressLists: 'CN=Offline Address Lists,CN=Address Lists Container',
  acceptedDomains: 'CN=Accepted Domains,CN=Transport Settings',
} as const;

/** What is above the Exchange organization, whatever that is called. */
export async function exchangeRoot(directory: Directory): Promise<string> {
  const { configuration } = await directory.contexts();
  return `CN=Microsoft Exchange,CN=Services,${configuration}`;
}

/** The Exchange organization, found by its class: hosters name it as they like. */
export async function readExchangeOrganization(directory: Directory): Promise<ExchangeOrganization> {
  const root = await exchangeRoot(directory);
  const filter = '(objectClass=msExchOrganizationContainer)';
  const organizations = directory.search({ base: root, scope: 'one', filter, attributes: ['cn'], limit: 1 });
  try {
    for await (const { dn } of organizations) return { dn, root };
  } catch (error) {
    if (!directoryErrors.NoSuchEntry.is(error)) throw error;
  }
  throw NoExchangeOrganization();
}

/** Entries anywhere in the Exchange organization. Asked for from above it, so that it need not be looked up before. */
export async function searchExchange(
  directory: Directory,
  filter: string,
  attributes?: readonly string[],
): Promise<Entry[]> {
  const found: Entry[] = [];
  try {
    const base = await exchangeRoot(directory);
    for await (const entry of directory.search({ base, filter, ...(attributes && { attributes }) })) found.push(entry);
  } catch (error) {
    if (!directoryErrors.NoSuchEntry.is(error)) throw error;
  }
  // Nothing may be found because there is no such organization, and that is another error.
  if (found.length === 0) await readExchangeOrganization(directory);
  return found;
}

/** DN of a container of the organization. */
export async function readContainer(directory: Directory, container: keyof typeof containers): Promise<string> {
  const { dn } = await readExchangeOrganization(directory);
  return `${containers[container]},${dn}`;
}
