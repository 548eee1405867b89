import type { Run } from './call.ts';
import { planNames, type TenantPaths } from './provision-two-tenants.ts';
import type { Tenant } from './tenant.ts';

/** Password of users that tests make. */
export const testPassword = 'Test-password-1';

/** A tenant of a hoster. */
export function createTenant(run: Run, { path, domain, administrator }: TenantPaths): Tenant {
  const tenant: Tenant = {
    path,
    domain,
    administrator,
    run: (name, input) => run(name, input, administrator),
    async user(name) {
      const { user } = await run('Hosted Active Directory::CreateUser', {
        container: path,
        userPrincipalName: `${name}@${domain}`,
        displayName: name,
        isAdmin: false,
        newPassword: testPassword,
      });
      return user.path;
    },
    async mailboxUser(name) {
      const user = await tenant.user(name);
      await run('Hosted Email 2007::CreateMailbox', {
        user,
        planName: planNames.user,
        alias: name,
        emailAddresses: [`SMTP:${name}@${domain}`],
      });
      return user;
    },
  };
  return tenant;
}
