import { type Directory, directoryErrors } from '@tenantry/directory';

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

/** The Exchange organization, found by its class: hosters name it as they like. */
export async function readExchangeOrganization(directory: Directory): Promise<ExchangeOrganization> {
  const { configuration } = await directory.contexts();
  const root = `CN=Microsoft Exchange,CN=Services,${configuration}`;
  const filter = '(objectClass=msExchOrganizationContainer)';
  const organizations = directory.search({ base: root, scope: 'one', filter, attributes: ['cn'], limit: 1 });
  try {
    for await (const { dn } of organizations) return { dn, root };
  } catch (error) {
    if (!directoryErrors.NoSuchEntry.is(error)) throw error;
  }
  throw NoExchangeOrganization();
}

/** DN of a container of the organization. */
export async function readContainer(directory: Directory, container: keyof typeof containers): Promise<string> {
  const { dn } = await readExchangeOrganization(directory);
  return `${containers[container]},${dn}`;
}
