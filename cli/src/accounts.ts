import type { Account, DirectoryHost } from '@tenantry/directory/host';
import type { Principal } from '@tenantry/engine/client';
import { effectiveRole, type OrganizationPlace, type Role } from '@tenantry/engine/host';

/** The people of the directory as callers. */
export interface Accounts {
  /** The enabled user who has these credentials; without `permit` whoever has them. Only sign-in counts failures. */
  authenticate(...given: Parameters<DirectoryHost['authenticate']>): Promise<(Account & Principal) | undefined>;
  /** A user by principal name, mail address, account (`DOMAIN\\name`), path or DN; also one that is disabled. */
  find(user: string): Promise<Account | undefined>;
  /** The organization at a path. */
  findOrganization(path: string): Promise<OrganizationPlace | undefined>;
  /** The highest role of somebody at an organization. */
  roleAt(principal: Principal, organization: string): Promise<Role | undefined>;
  /** Whether somebody administers the whole installation. */
  isAdministrator(principal: Principal): Promise<boolean>;
  /** Whether somebody holds a role at an organization: as its user, or as an administrator of it or above. */
  belongsTo(principal: Principal, organization: string): Promise<boolean>;
  /** Path of the hosting organization, once there is one. */
  hostingPath(): Promise<string | undefined>;
}

/** Looks accounts up in the directory, as it is at each call. */
export function createAccounts(host: DirectoryHost): Accounts {
  const { standing } = host;
  return {
    async authenticate(...given) {
      const account = await host.authenticate(...given);
      return account && { ...account, trustee: account.path };
    },
    find: (user) => host.findAccount(user),
    async findOrganization(path) {
      const place = await standing.locate(path, host.directory);
      return place?.kinds.includes('organization') ? place.organization : undefined;
    },
    roleAt,
    async isAdministrator(principal) {
      if (principal.trustee === 'system') return true;
      const root = await standing.root(host.directory);
      return root !== undefined && (await roleOf(principal, root)) === 'DomainAdmin';
    },
    belongsTo: async (principal, path) => (await roleAt(principal, path)) !== undefined,
    hostingPath: async () => (await standing.root(host.directory))?.path,
  };

  async function roleAt(principal: Principal, path: string): Promise<Role | undefined> {
    const organization = (await standing.locate(path, host.directory))?.organization;
    return organization && roleOf(principal, organization);
  }

  function roleOf(caller: Principal, organization: OrganizationPlace): Promise<Role | undefined> {
    return effectiveRole(standing, { caller, organization, view: host.directory });
  }
}
