import type { Entry } from '@tenantry/directory';

import { type HostingPaths, planNames, type TenantPaths } from '../two-tenants/provision-two-tenants.ts';
import type { TwoTenants } from '../two-tenants/two-tenants.ts';
import type { OwnObjects } from './positions.ts';

/** Words that stand in the name of everything foreign, and what stands there in the name of something that does not exist. */
const words = [
  ['foreign', 'unknown'],
  ['rival', 'ghost'],
] as const;

export const strangerDomain = 'foreign-customer.example';

/** Fills rival with objects, and adds a second reseller with a customer and a user of its own. */
export async function addForeigners({ rival, reseller, run }: TwoTenants): Promise<void> {
  const hosting = parentOf(reseller.path);
  await furnish(rival, run, 'foreign');
  const other = await run('Hosted Active Directory::CreateResellerOrganization', {
    container: hosting,
    name: 'Foreign Reseller',
  });
  const { org } = await run('Hosted Active Directory::CreateOrganization', {
    container: other.org.path,
    name: 'Foreign Customer',
  });
  await run('Hosted Active Directory::Subscribe', { path: org.path, planName: planNames.directory });
  await run('Hosted Email 2007::MailEnableTenant', {
    path: org.path,
    planName: planNames.organization,
    availablePlans: [planNames.user],
    domainName: strangerDomain,
  });
  await furnish({ path: org.path, domain: strangerDomain }, run, 'foreign-stranger');
}

/** Objects of acme for arguments that a request leaves out. */
export async function addOwnObjects({ acme, run }: TwoTenants): Promise<OwnObjects> {
  const user = await acme.user('own');
  const { group } = await run('Managed Active Directory::CreateGroup', { container: acme.path, name: 'Own group' });
  const contact = await run('Managed Active Directory::CreateContact', { container: acme.path, name: 'Own contact' });
  return {
    entry: user,
    organization: acme.path,
    container: acme.path,
    user,
    recipient: user,
    group: group.path,
    contact: contact.path,
  };
}

async function furnish(
  { path, domain }: Pick<TenantPaths, 'path' | 'domain'>,
  run: TwoTenants['run'],
  name: string,
): Promise<void> {
  const { user } = await run('Hosted Active Directory::CreateUser', {
    container: path,
    userPrincipalName: `${name}@${domain}`,
    displayName: `${name} mailbox`,
    isAdmin: false,
    newPassword: 'Test-password-1',
  });
  await run('Hosted Email 2007::CreateMailbox', {
    user: user.path,
    planName: planNames.user,
    alias: name,
    emailAddresses: [`SMTP:${name}@${domain}`, `smtp:${name}.second@${domain}`],
  });
  await run('Managed Active Directory::CreateUser', { container: path, userPrincipalName: `${name}-plain@${domain}` });
  await run('Managed Active Directory::CreateGroup', { container: path, name: `${name} group` });
  await run('Managed Active Directory::CreateContact', { container: path, name: `${name} contact` });
}

export interface Entries {
  /** Other tenants, other resellers, those above; and what the configuration keeps for other tenants. */
  readonly foreign: readonly Entry[];
  readonly own: readonly Entry[];
}

/** Everything of the hosting organization, by whether it belongs to an organization. */
export async function readEntries(
  { directory, paths }: Pick<TwoTenants, 'directory' | 'paths'>,
  organization: string,
): Promise<Entries> {
  const foreign: Entry[] = [];
  const own: Entry[] = [];
  const below = `,${organization.slice('LDAP://'.length)}`.toLowerCase();
  for (const base of [paths.hosting.path, configurationOf(paths)]) {
    for await (const entry of directory.search({ base, filter: '(objectClass=*)' })) {
      if (entry.path === organization || entry.path.toLowerCase().endsWith(below)) own.push(entry);
      else if (base === paths.hosting.path || ghostOf(entry.dn) !== entry.dn) foreign.push(entry);
    }
  }
  return { foreign, own };
}

/** The same text about something that does not exist; the text itself where nothing in it is foreign. */
export function ghostOf(text: string): string {
  return words.reduce(
    (renamed, [word, ghost]) =>
      renamed.replaceAll(new RegExp(word, 'gi'), (found) =>
        found === found.toUpperCase() ? ghost.toUpperCase() : capitalizedLike(found, ghost),
      ),
    text,
  );
}

function capitalizedLike(found: string, ghost: string): string {
  const first = ghost.slice(0, 1);
  return (found.startsWith(found.slice(0, 1).toUpperCase()) ? first.toUpperCase() : first) + ghost.slice(1);
}

function configurationOf({ servers }: HostingPaths): string {
  return `LDAP://${servers.slice(servers.indexOf('CN=First Organization'))}`;
}

function parentOf(path: string): string {
  return `LDAP://${path.slice(path.indexOf(',') + 1)}`;
}
