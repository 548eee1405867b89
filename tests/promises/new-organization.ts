import type { Hosting } from '@tenantry/testing';

/** An organization without any mailbox yet, that may have mailboxes. */
export interface NewOrganization {
  readonly path: string;
  readonly domain: string;
  /** Creates users, some at a time, and gives their paths in the order of the names. They have no passwords, whose hashes cost more than all else. */
  users(names: readonly string[]): Promise<string[]>;
}

const usersAtATime = 16;

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
      const waiting = [...names.entries()];
      const createNext = async (): Promise<void> => {
        for (let next = waiting.shift(); next; next = waiting.shift()) {
          const [index, user] = next;
          const made = await hoster.run('Hosted Active Directory::CreateUser', {
            container: path,
            userPrincipalName: `${user}@${domain}`,
            displayName: user,
            isAdmin: false,
          });
          paths[index] = made.user.path;
        }
      };
      await Promise.all(Array.from({ length: usersAtATime }, createNext));
      return paths;
    },
  };
}
