import { type Output, runProcedure } from '@tenantry/cli/two-tenants';
import { ProvisioningError } from '@tenantry/engine';
import type { Client } from '@tenantry/engine/client';
import type { Hosting } from '@tenantry/testing';

/** Two engines of one installation; each prefers a controller of its own. */
export interface Engines {
  readonly hoster: Hosting;
  readonly here: Client;
  readonly there: Client;
}

/** Lists that an organization has one of each of, by the end of their names. */
const kinds = ['AL', 'GAL', 'OAL'];
const attempts = 3;
const password = 'Test-password-1';

/** An organization with one user, each request at another engine and another controller than the one before it. */
export async function makeOrganization(engines: Engines, name: string): Promise<{ readonly ann: string }> {
  const { here, there } = sides(engines);
  const domainName = domainOf(name);
  const container = engines.hoster.reseller.path;
  const { org } = await here('Hosted Active Directory::CreateOrganization', { container, name });
  const { path } = org;
  await there('Hosted Active Directory::Subscribe', { path, planName: 'DirectoryBusiness' });
  const plans = { planName: 'BusinessGrowing', availablePlans: ['MailboxGold'] };
  await here('Hosted Email 2007::MailEnableTenant', { path, domainName, ...plans });
  const { user } = await there('Hosted Active Directory::CreateUser', userOf(path, `ann@${domainName}`));
  return { ann: user.path };
}

/** The first mailbox by one engine, and the second one at once by the other: each makes the lists where it finds none. */
export async function makeMailboxes(engines: Engines, name: string, ann: string): Promise<void> {
  const { here, there } = sides(engines);
  await here('Hosted Email 2007::CreateMailbox', mailboxOf(ann, `ann@${domainOf(name)}`));
  const ben = `ben@${domainOf(name)}`;
  const { user } = await there('Hosted Active Directory::CreateUser', userOf(organizationOf(ann), ben));
  await there('Hosted Email 2007::CreateMailbox', mailboxOf(user.path, ben));
}

/** A second user of an organization. */
export async function makeBen({ here }: Engines, name: string, ann: string): Promise<{ readonly ben: string }> {
  const input = userOf(organizationOf(ann), `ben@${domainOf(name)}`);
  const { user } = await submit(here, 'Hosted Active Directory::CreateUser', input);
  return { ben: user.path };
}

/** Two first mailboxes at the same time, each by an engine that takes a controller of its own where it may choose. */
export async function makeMailboxesAtOnce(
  { here, there }: Engines,
  name: string,
  { ann, ben }: { readonly ann: string; readonly ben: string },
): Promise<void> {
  await Promise.all([
    submit(here, 'Hosted Email 2007::CreateMailbox', mailboxOf(ann, `ann@${domainOf(name)}`)),
    submit(there, 'Hosted Email 2007::CreateMailbox', mailboxOf(ben, `ben@${domainOf(name)}`)),
  ]);
}

/** What a full organization has in the lists. */
export function expectedLists(name: string): string[] {
  return kinds.map((kind) => `CN=${name} ${kind}`);
}

/** Lists of an organization as the engine sees them; a second one of a kind would have a name that begins alike. */
export async function listsOf({ directory }: Pick<Hosting, 'directory'>, name: string): Promise<string[]> {
  const { configuration: base } = await directory.contexts();
  const filter = `(|${kinds.map((kind) => `(cn=${name} ${kind}*)`).join('')})`;
  const names: string[] = [];
  for await (const { dn } of directory.search({ base, filter, attributes: [] })) names.push(dn.split(',')[0] ?? '');
  return names.sort();
}

function sides({ here, there }: Engines) {
  const call = (client: Client, preferredDomainController: string) => (name: string, input: object) =>
    submit(client, name, { ...input, preferredDomainController });
  return { here: call(here, 'dc1.fabrikam.com'), there: call(there, 'dc2.fabrikam.com') };
}

/** An engine that the machine has starved loses its lease and is undone by the other one; its caller is told to submit again. */
async function submit(client: Client, name: string, input: object): Promise<Output> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await runProcedure(client, { name, input, trustee: 'system' });
    } catch (error) {
      if (attempt >= attempts || !(error instanceof ProvisioningError) || error.code !== 'ENGINE_LOST') throw error;
    }
  }
}

function organizationOf(user: string): string {
  return user.slice(0, 'LDAP://'.length) + user.slice(user.indexOf(',OU=') + 1);
}

function domainOf(name: string): string {
  return `${name.toLowerCase()}.example`;
}

function userOf(container: string, userPrincipalName: string) {
  const displayName = userPrincipalName;
  return { container, userPrincipalName, displayName, isAdmin: false, newPassword: password };
}

function mailboxOf(user: string, address: string) {
  return {
    user,
    planName: 'MailboxGold',
    // Six hundred of them have room in the stores of the test.
    planOverrides: { prohibitSendQuota: 10_485_760, issueWarningQuota: 9_437_184 },
    alias: address.split('@')[0],
    emailAddresses: [`SMTP:${address}`],
  };
}
