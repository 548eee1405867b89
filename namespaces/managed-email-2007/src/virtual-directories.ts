import { activeDirectory } from '@tenantry/active-directory/contract';
import type { Call } from '@tenantry/engine';

import { controllerOf, escapeFilter, nameIn, valuesOf } from './directory-values.ts';
import type { PoolPlace } from './pools.ts';

/** The virtual directory that Exchange sets up on each client access server for offline address books. */
const virtualDirectoryName = 'OAB (Default Web Site)';

/** What a virtual directory says of itself. */
export interface VirtualDirectory {
  readonly path: string;
  readonly settings: { readonly externalUrl?: string; readonly pollInterval?: string };
}

/** The distribution point of a server, SERVER\\Name. */
export function distributionPoint(server: string): string {
  return `${server}\\${virtualDirectoryName}`;
}

/** The virtual directory for offline address books of a client access server. */
export async function findVirtualDirectory(
  call: Call,
  place: PoolPlace,
  server: string,
): Promise<VirtualDirectory | undefined> {
  const exchange = `LDAP://${exchangeConfiguration(nameIn(place.hosting.path))}`;
  const servers = `(&(objectClass=msExchExchangeServer)(cn=${escapeFilter(server)}))`;
  const [serverObject] = await search(call, place, { path: exchange, filter: servers });
  if (!serverObject) return undefined;

  const [found] = await search(call, place, {
    path: serverObject.path,
    filter: '(objectClass=msExchOABVirtualDirectory)',
  });
  if (!found) return undefined;
  const values = valuesOf(found.properties, settingNames);
  const [externalUrl] = values.msExchExternalHostName;
  const [pollInterval] = values.msExchPollInterval;
  return {
    path: found.path,
    settings: {
      ...(externalUrl === undefined ? {} : { externalUrl }),
      ...(pollInterval === undefined ? {} : { pollInterval }),
    },
  };
}

/** The Exchange configuration beside a domain; child domains are not supported, so the forest root is the domain. */
export function exchangeConfiguration(distinguishedName: string): string {
  const domain = /(?:^|,)(DC=.*)$/i.exec(distinguishedName)?.[1] ?? distinguishedName;
  return `CN=Microsoft Exchange,CN=Services,CN=Configuration,${domain}`;
}

const settingNames = ['msExchExternalHostName', 'msExchPollInterval'] as const;

async function search(call: Call, place: PoolPlace, wanted: { readonly path: string; readonly filter: string }) {
  const { objects } = await call(activeDirectory.Search, {
    ...wanted,
    propertyList: settingNames.map((name) => ({ name })),
    preferences: [{ searchPref: 'ADS_SEARCHPREF_SIZE_LIMIT', value: '1' }],
    ...controllerOf(place),
  });
  return objects;
}
