import type { DirectoryHost } from '@tenantry/directory/host';
import type { Principal } from '@tenantry/engine/client';

/** The people of the directory as callers. */
export interface Accounts {
  /** The enabled user who has these credentials. */
  authenticate(user: string, password: string): Promise<Principal | undefined>;
  /** The user of a principal name or path. */
  find(user: string): Promise<Principal | undefined>;
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
    async authenticate(user, password) {
      return asPrincipal(await host.authenticate(user, password));
    },
    async find(user) {
      if (user.includes('=')) return asPrincipal((await host.directory.find(user, ['objectClass']))?.path);
      return asPrincipal(await host.findUser(user));
    },
    async isAdministrator({ trustee }) {
      if (trustee === 'system') return true;
      const view = host.directory;
      const root = await standing.root(view);
      return root !== undefined && (await standing.roleAt(trustee, root, view)) === 'DomainAdmin';
    },
    async belongsTo({ trustee }, path) {
      const view = host.directory;
      const organization = (await standing.locate(path, view))?.organization;
      return organization !== undefined && (await standing.roleAt(trustee, organization, view)) !== undefined;
    },
    hostingPath: async () => (await standing.root(host.directory))?.path,
  };
}

function asPrincipal(trustee: string | undefined): Principal | undefined {
  return trustee === undefined ? undefined : { trustee };
}
