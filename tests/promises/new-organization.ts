import type { Hosting } from '@tenantry/testing';

/** An organization without any mailbox yet, that may have mailboxes. */
export interface NewOrganization {
  readonly path: string;
  readonly domain: string;
  /** Creates users, one call after the other, and gives their paths. */
  users(names: readonly string[]): Promise<string[]>;
}

/** Makes one under the reseller of the test hoster. */
export async function newOrganization(hoster: Hosting, name: string): Promise<NewOrganization> {
  const domain = `${name.toLowerCase()}.example`;
  const { org } = await hoster.run('Hosted Active Directory::CreateOrganization', {
    container: hoster.reseller.path,
    name,
  });
  const { path } = org;
  await hoster.run('Hosted Active Directory::Subscribe', { path, planName: 'DirectoryBusiness' });
  await hoster.run('Hosted Email 2007::MailEnableTenant', {
    path,
    planName: 'BusinessGrowing',
    availablePlans: ['MailboxGold', 'MailboxBasic'],
    domainName: domain,
  });
  return {
    path,
    domain,
    async users(names) {
      const paths: string[] = [];
      for (const user of names) {
        const made = await hoster.run('Hosted Active Directory::CreateUser', {
          container: path,
          userPrincipalName: `${user}@${domain}`,
          displayName: user,
          isAdmin: false,
          newPassword: 'Test-password-1',
        });
        paths.push(made.user.path);
      }
      return paths;
    },
  };
}
