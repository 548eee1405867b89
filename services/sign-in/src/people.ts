import type { Principal, Role } from '@tenantry/engine/client';

/** A user of the directory, by another name than his own. */
export interface FoundAccount {
  /** LDAP path. */
  readonly path: string;
  readonly guid: string;
  readonly isEnabled: boolean;
}

/** What sign-in needs to know of the people in the directory. */
export interface People {
  /**
   * The enabled user with these credentials. It takes as long for a name that nobody has as for a wrong password.
   * @param permit asked before the password is looked at, with the GUID of the user or an empty text; who is not permitted fails
   */
  authenticate(
    user: string,
    password: string,
    permit: (guid: string) => Promise<boolean>,
  ): Promise<FoundAccount | undefined>;
  /** A user by principal name, mail address, account (`DOMAIN\name`), path or DN. */
  find(name: string): Promise<FoundAccount | undefined>;
  findOrganization(path: string): Promise<{ readonly path: string; readonly guid: string } | undefined>;
  /** The highest role of somebody at an organization. */
  roleAt(principal: Principal, organization: string): Promise<Role | undefined>;
}
