/** Business roles, from high to low. A role at an organization holds for all organizations below it. */
export const roles = ['DomainAdmin', 'OrgCreators', 'UserCreators', 'CSRAdmins', 'Users'] as const;

/**
 * `DomainAdmin`: administrators of the hoster. `OrgCreators`: administrators of a reseller.
 * `UserCreators`: administrators of an organization. `CSRAdmins`: its help desk. `Users`: everybody in it.
 */
export type Role = (typeof roles)[number];

/** The lower one of two roles. */
export function lower(one: Role, other: Role): Role {
  return includes(one, other) ? other : one;
}

/** Whether a role includes another one. */
export function includes(held: Role, wanted: Role): boolean {
  return roles.indexOf(held) <= roles.indexOf(wanted);
}
