import { type Directory, type Entry, escapeRdnValue, isBelow } from '@tenantry/directory';

import { NoPolicyContainer, PolicyUnknown } from './errors.ts';

/** Class of the policies. */
export const policyClass = 'msExchMobileMailboxPolicy';

/** DN of the container of the policies: one for all organizations (exchange-directory-model.md 2). */
export async function readPolicyContainer(directory: Directory): Promise<string> {
  const { configuration } = await directory.contexts();
  const root = `CN=Microsoft Exchange,CN=Services,${configuration}`;
  const filter = '(objectClass=msExchOrganizationContainer)';
  if (await directory.find(root, ['cn'])) {
    // Hosters name their Exchange organization as they like.
    for await (const { dn } of directory.search({ base: root, scope: 'one', filter, attributes: ['cn'] })) {
      const container = `CN=Mobile Mailbox Policies,${dn}`;
      if (await directory.find(container, ['cn'])) return container;
    }
  }
  throw NoPolicyContainer();
}

/** DN of the policy of a name. */
export function policyDn(container: string, name: string): string {
  return `CN=${escapeRdnValue(name)},${container}`;
}

/** The policy that a request names. */
export async function readPolicy(directory: Directory, identity: string): Promise<Entry> {
  const entry = await findPolicy(directory, identity);
  if (!entry) throw PolicyUnknown(identity);
  return entry;
}

async function findPolicy(directory: Directory, identity: string): Promise<Entry | undefined> {
  const container = await readPolicyContainer(directory);
  const guid = /^\{?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\}?$/i.exec(identity)?.[1];
  const isPath = /^(?:LDAP:\/\/|CN\s*=)/i.test(identity);
  const path = guid === undefined ? identity : `LDAP://<GUID=${guid}>`;
  const entry = await directory.find(guid !== undefined || isPath ? path : policyDn(container, identity));
  return entry && isPolicy(entry) && isBelow(entry.dn, container) ? entry : undefined;
}

function isPolicy({ attributes }: Entry): boolean {
  return attributes['objectClass']?.some((name) => name.toLowerCase() === policyClass.toLowerCase()) === true;
}

/** Key under which requests hold the name of a policy. */
export function policyNameLock(name: string): string {
  return `deviceMailboxPolicy:${name.toLowerCase()}`;
}
