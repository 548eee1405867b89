import { lower, type Role } from './role.ts';
import type { OrganizationPlace, Principal, Standing, StandingView } from './standing.ts';

export interface RoleQuestion {
  readonly caller: Principal;
  readonly organization: OrganizationPlace;
  readonly view: StandingView;
}

/** The highest role of a caller at an organization: that of its user, cut to what was delegated; undefined for none. */
export async function effectiveRole(
  standing: Pick<Standing, 'roleAt'>,
  { caller, organization, view }: RoleQuestion,
): Promise<Role | undefined> {
  const { trustee, delegation } = caller;
  if (!delegation) return standing.roleAt(trustee, organization, view);
  if (!isAtOrBelow(organization, delegation.organization)) return undefined;
  const held = await standing.roleAt(delegation.user, organization, view);
  return held && lower(held, delegation.role);
}

function isAtOrBelow(organization: OrganizationPlace, guid: string): boolean {
  for (let at: OrganizationPlace | undefined = organization; at; at = at.parent) if (at.guid === guid) return true;
  return false;
}
