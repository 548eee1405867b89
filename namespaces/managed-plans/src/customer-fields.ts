import { domainController, guid, ldapPath, optional } from '@tenantry/schema';

/** How a customer is named: by path, or by GUID when the directory no longer has the object. */
export const customerFields = {
  path: optional(
    ldapPath('LDAP path of the customer: organization, user, group or contact. Needed unless GUID is given.'),
  ),
  GUID: optional(guid('GUID of a customer that the directory no longer has. Needed unless path is given; never both.')),
  preferredDomainController: domainController(),
};
