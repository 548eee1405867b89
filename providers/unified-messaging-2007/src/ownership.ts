import { type Attributes, dnOf, type Entry, sameDn, wellKnown, wellKnownObject } from '@tenantry/directory';
import type { OrganizationPlace } from '@tenantry/engine';

/**
 * Objects of unified messaging lie in the configuration, which belongs to nobody; whose they are, they say themselves, by
 * the pointer that also recipients have. One without it is the hoster's and may be used by all.
 */
export function ownedBy(organization: OrganizationPlace | undefined): Attributes {
  if (!organization) return {};
  return { otherWellKnownObjects: [`B:32:${wellKnown.owningOrganization}:${dnOf(organization.path)}`] };
}

/** DN of the organization that owns an object. */
export function ownerOf({ attributes }: Entry): string | undefined {
  return wellKnownObject(attributes, wellKnown.owningOrganization);
}

/** Whether an organization may use an object; the hoster may use all. */
export function isUsableBy(entry: Entry, organization: OrganizationPlace | undefined): boolean {
  const owner = ownerOf(entry);
  return organization === undefined || owner === undefined || isAtOrAbove(owner, organization);
}

/** Whether an organization may change an object. */
export function isOwnedBy(entry: Entry, organization: OrganizationPlace | undefined): boolean {
  const owner = ownerOf(entry);
  return organization === undefined || (owner !== undefined && sameDn(owner, organization.path));
}

function isAtOrAbove(owner: string, organization: OrganizationPlace | undefined): boolean {
  if (!organization) return false;
  return sameDn(owner, organization.path) || isAtOrAbove(owner, organization.parent);
}
