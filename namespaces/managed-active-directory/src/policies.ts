import type { WellKnownObject } from './well-known-objects.ts';

export type OrganizationType = 'hosting' | 'reseller' | 'customer';

/** A group that belongs to an organization. */
export interface GroupPolicy {
  readonly pointer: WellKnownObject;
  /** Name, to which `@` and the name of the organization are added unless it `standsAlone`. */
  readonly name: string;
  /** Begin of the sAMAccountName, or all of it when the group `standsAlone`. */
  readonly account: string;
  readonly standsAlone?: true;
  /** Lies in the private container. */
  readonly isPrivate?: true;
  /** Group that takes it in: one of the same organization or of the one above. */
  readonly memberOf?: { readonly organization: 'same' | 'above'; readonly group: WellKnownObject };
}

const admins: GroupPolicy = { pointer: 'Admins', name: 'Admins', account: 'A@' };
const helpDesk: GroupPolicy = { pointer: 'CSRAdmins', name: 'CSRAdmins', account: 'CA@' };
const allUsers: GroupPolicy = { pointer: 'AllUsers', name: 'AllUsers', account: 'AU@', isPrivate: true };
const allCustomers: GroupPolicy = { pointer: 'AllCustomers', name: 'AllCustomers', account: 'AC@', isPrivate: true };

/**
 * The groups of an organization by its type (mpf-engine.md 6.4), those first that take others in.
 * Everybody of the installation is in AllUsersGroup through AllUsers@ and AllCustomers@ of the levels between.
 */
export const groupPolicies: Readonly<Record<OrganizationType, readonly GroupPolicy[]>> = {
  hosting: [
    standing('AllUsersGroup', 'AllUsersGroup'),
    standing('AllResellerAdminsGroups', 'AllResellerAdmins'),
    standing('AllResellerCSRAdminsGroups', 'AllResellerCSRAdmins'),
    admins,
    helpDesk,
    { ...allUsers, memberOf: { organization: 'same', group: 'AllUsersGroup' } },
  ],
  reseller: [
    { ...allCustomers, memberOf: { organization: 'above', group: 'AllUsersGroup' } },
    { ...admins, memberOf: { organization: 'above', group: 'AllResellerAdminsGroups' } },
    { ...helpDesk, memberOf: { organization: 'above', group: 'AllResellerCSRAdminsGroups' } },
    { ...allUsers, memberOf: { organization: 'above', group: 'AllUsersGroup' } },
  ],
  customer: [admins, helpDesk, { ...allUsers, memberOf: { organization: 'above', group: 'AllCustomers' } }],
};

/** The private container of every organization and the one in it. */
export const ownContainers = ['_Private', 'Services'] as const;

/** Group of its organization that every new user joins. */
export const groupOfUsers: WellKnownObject = 'AllUsers';

/** Name of a group of an organization. */
export function groupName({ name, standsAlone }: GroupPolicy, organization: string): string {
  return standsAlone ? name : `${name}@${organization}`;
}

// The account may have 20 characters, so it is shorter than the name.
function standing(name: WellKnownObject, account: string): GroupPolicy {
  return { pointer: name, name, account, standsAlone: true, isPrivate: true };
}
