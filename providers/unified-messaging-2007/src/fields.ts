import type { OrganizationPlace, Place } from '@tenantry/engine';
import { optional, organization, text } from '@tenantry/schema';

/** Whose an object is, or who asks: set by callers that act for an organization. */
export const forOrganization = optional(
  organization('Organization that owns the object. Without it the object is of the hoster, and any may be named.'),
);

/** The organization that a call acts for, if it says one. */
export async function organizationOf(
  input: { readonly organization?: string },
  place: () => Promise<Place>,
): Promise<OrganizationPlace | undefined> {
  return input.organization === undefined ? undefined : (await place()).organization;
}

/** How a request names an object of unified messaging. */
export function identity(sentence: string) {
  return text(`${sentence} Name, GUID, DN or LDAP path.`, { maxLength: 1024, pattern: '\\S' });
}
