import type { OrganizationPlace, Place } from '@tenantry/engine';
import { attribute, guid, list, optional, organization, record, repeated, text } from '@tenantry/schema';

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

export const propertiesField = list(
  'property',
  record('One property.', {
    name: attribute(text('Name of the property.')),
    value: repeated(text('One value.')),
  }),
  { sentence: 'What is set, and the defaults of what is not.' },
);

/** An object as callers get it. */
export function describedObject(sentence: string) {
  return record(sentence, {
    name: attribute(text('Name.')),
    path: text('LDAP path.'),
    guid: guid('GUID.'),
    organization: optional(text('LDAP path of the organization that owns it; none for objects of the hoster.')),
    properties: propertiesField,
  });
}
