import { domainController, ldapPath, list, objectName, optional, organization, text } from '@tenantry/schema';

/** What both kinds of address lists are made from. */
export const listFields = {
  preferredDomainController: domainController(),
  path: organization('LDAP path of the organization that owns the list.'),
  name: objectName('Name of the list; at most 64 characters, no carriage return, no backslash.'),
  recipientFilter: optional(
    text('Recipient filter (OPATH) of the list. Hosted lists have none: membership is stamped on each recipient.'),
  ),
  displayName: optional(objectName('Display name; default is the name.')),
  readAccess: optional(readers()),
};

/** Principals of the organization that get read access. */
export function readers() {
  return list('value', ldapPath('LDAP path of a user or group of the organization.', { within: 'organization' }), {
    sentence: 'Users and groups that may read it.',
  });
}

/** How a deleting procedure finds the list. */
export const ownerFields = {
  preferredDomainController: domainController(),
  path: organization('LDAP path of the organization; the list is found through it, not by name.'),
};
