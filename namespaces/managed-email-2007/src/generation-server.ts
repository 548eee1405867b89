import { activeDirectory } from '@tenantry/active-directory/contract';
import type { Call } from '@tenantry/engine';
import { addressBookServers } from '@tenantry/exchange-2007-oab-resource-manager/contract';

import { controllerOf, nameIn, valuesOf } from './directory-values.ts';
import { NoGenerationServer } from './errors.ts';
import type { Owner } from './organization-groups.ts';
import { exchangeConfiguration } from './virtual-directories.ts';

/** Bit of msExchCurrentServerRoles. */
const mailboxRole = 2;

/** What a request says of the server. */
export interface WantedServer {
  readonly MBXGenSvr?: string;
  readonly algorithm?: 'tightPack' | 'level';
}

/**
 * The server that generates the book of an organization: the one that is named, else one of the pool of the OAB
 * Resource Manager. While the pool is empty nothing is counted: tightPack takes the first server by name, level the
 * one that the organization's GUID falls on.
 */
export async function allocateGenerationServer(call: Call, owner: Owner, wanted: WantedServer): Promise<string> {
  const { MBXGenSvr: named, algorithm = 'tightPack' } = wanted;
  const { server: allocated } = await call(addressBookServers.AllocateOfflineAddressBook_, {
    ...controllerOf(owner),
    organization: owner.organization.path,
    algorithm,
    ...(named === undefined ? {} : { server: named }),
  });
  if (named !== undefined) return named;
  if (allocated !== undefined) return allocated;

  const servers = await mailboxServers(call, owner);
  const place = algorithm === 'level' ? Number.parseInt(owner.organization.guid.slice(0, 8), 16) % servers.length : 0;
  const server = servers[place];
  if (server === undefined) throw NoGenerationServer();
  return server;
}

/** Names of the servers with the mailbox role, in alphabetical order; all servers when none says its roles. */
async function mailboxServers(call: Call, owner: Owner): Promise<string[]> {
  const { objects } = await call(activeDirectory.Search, {
    ...controllerOf(owner),
    path: `LDAP://${exchangeConfiguration(nameIn(owner.organization.path))}`,
    filter: '(objectClass=msExchExchangeServer)',
    propertyList: [{ name: 'cn' }, { name: 'msExchCurrentServerRoles' }],
  });
  const servers = objects.map(({ properties }) => valuesOf(properties, ['cn', 'msExchCurrentServerRoles']));
  const known = servers.filter(({ msExchCurrentServerRoles }) => msExchCurrentServerRoles.length > 0);
  const candidates = known.filter(({ msExchCurrentServerRoles: [roles] }) => (Number(roles) & mailboxRole) !== 0);
  return (known.length > 0 ? candidates : servers)
    .map(({ cn }) => cn[0] ?? '')
    .sort((one, other) => one.localeCompare(other, 'en'));
}
