import { type Directory, type Entry, escapeFilter } from '@tenantry/directory';

import { ServerUnknown } from './errors.ts';
import { readExchangeOrganization } from './exchange-organization.ts';
import { numberIn, wordIn } from './settings.ts';

/** Bit of msExchCurrentServerRoles. */
const unifiedMessagingRole = 16;

/** What may be set of a UM server besides its dial plans. */
export const serverSettings = {
  status: wordIn('msExchUMServerStatus', { Enabled: 1, Disabled: 2, NoNewCalls: 3 }),
  maxCallsAllowed: numberIn('msExchUMMaximumCallsAllowed', 100),
};

/** The Exchange server that a request names. */
export async function readServer(directory: Directory, identity: string): Promise<Entry> {
  if (/^(LDAP:\/\/.|CN\s*=\s*[^\s,])/i.test(identity)) {
    const entry = await directory.find(identity);
    if (entry && isServer(entry)) return entry;
    throw ServerUnknown(identity);
  }
  const [name = ''] = identity.split('.');
  const base = await readExchangeOrganization(directory);
  const filter = `(&(objectClass=msExchExchangeServer)(cn=${escapeFilter(name)}))`;
  for await (const entry of directory.search({ base, filter, limit: 1 })) return entry;
  throw ServerUnknown(identity);
}

/** Servers of unified messaging: those with the role, and those that have dial plans. */
export async function listServers(directory: Directory): Promise<Entry[]> {
  const base = await readExchangeOrganization(directory);
  const found: Entry[] = [];
  for await (const entry of directory.search({ base, filter: '(objectClass=msExchExchangeServer)' })) {
    const roles = Number(entry.attributes['msExchCurrentServerRoles']?.[0] ?? 0);
    const isUsed = entry.attributes['msExchUMServerDialPlanLink'] !== undefined;
    if (isUsed || (roles & unifiedMessagingRole) !== 0) found.push(entry);
  }
  return found;
}

function isServer({ attributes }: Entry): boolean {
  return attributes['objectClass']?.includes('msExchExchangeServer') ?? false;
}
