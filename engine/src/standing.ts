import type { ObjectKind } from '@tenantry/schema';

import type { Role } from './role.ts';

/** Who stands where: what the engine has to know of organizations. The directory implements it. */
export interface Standing {
  /**
   * Finds an object by LDAP path or distinguished name.
   * @returns undefined when there is none
   */
  locate(path: string, view: StandingView): Promise<Place | undefined>;
  /**
   * Objects of an organization that are known by a GUID, UPN, address, legacyExchangeDN, account, alias or display
   * name. Objects of other organizations are never among them, not even to say that they exist.
   */
  identify(identity: string, organization: OrganizationPlace, view: StandingView): Promise<readonly Place[]>;
  /** Key under which writes lock the object at a canonical path. */
  lockOf(path: string): string;
  /** The hosting organization, or undefined before the directory has been initialized for hosting. */
  root(view: StandingView): Promise<OrganizationPlace | undefined>;
  /** The highest role that a principal holds directly at one of these organizations or above; undefined for none. */
  roleAt(trustee: string, organization: OrganizationPlace, view: StandingView): Promise<Role | undefined>;
}

/** The request's own view of the directory (controller, position, planned writes); opaque to the engine. */
export type StandingView = unknown;

/** A directory object and the organization that owns it. */
export interface Place {
  /** Canonical path, `LDAP://` and the distinguished name. */
  readonly path: string;
  readonly kinds: readonly ObjectKind[];
  /** Canonical GUID in lower case. */
  readonly guid: string;
  /** Undefined for objects outside the hosting organization, e.g. in the configuration. */
  readonly organization: OrganizationPlace | undefined;
}

/** An organization and those above it. */
export interface OrganizationPlace {
  readonly path: string;
  readonly guid: string;
  readonly type: 'hosting' | 'reseller' | 'customer';
  readonly parent: OrganizationPlace | undefined;
}

/** Who calls. `system` is the operator of the installation itself; it may do everything. */
export interface Principal {
  /** LDAP path of a user, or `system`. With a delegation it is a name of its own, as the log keeps it. */
  readonly trustee: string;
  /** Set for who may do only a part of what somebody may do, e.g. the bearer of a token. */
  readonly delegation?: Delegation;
}

/** A part of somebody's rights: at one organization and those below it, and no more than a role. */
export interface Delegation {
  /** LDAP path of the user whose rights they are. */
  readonly user: string;
  /** GUID of the organization. */
  readonly organization: string;
  readonly role: Role;
}
